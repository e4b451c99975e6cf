// Writes what a form says into the text of a file: only the lines of what was changed are touched, so that comments,
// the order of the keys, quotes and folded lines stay as somebody wrote them.
import { isMap, isScalar, isSeq, parseDocument, stringify } from "./yaml/index.js";

const FLOW = { lineWidth: 0, flowCollectionPadding: false, collectionStyle: "flow" };
const DATE = /^\d{4}-\d{2}-\d{2}$/;

// What the form shows for the text of a file.
export const shown = (text, fields) => outward(parseDocument(text).toJS() ?? {}, { fields });

// The text of the file with what the form says; `was` is the text as it is now, or nothing for a new file.
export function written(was, value, fields) {
  const old = was ? (parseDocument(was).toJS() ?? {}) : undefined;
  const wanted = inward(value, { fields }, old);
  if (same(old, wanted)) return was;
  if (was) {
    const patched = patch(was, wanted, { fields });
    if (patched !== undefined && same(parseDocument(patched).toJS(), wanted)) return patched;
  }
  return rendered(wanted, { fields });
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isTree = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isEmpty = (value) =>
  value === undefined || value === null || value === "" ||
  (typeof value === "object" && Object.values(value).every(isEmpty));
const within = (field, key) => field?.fields?.find((each) => each.name === key);
const ofItem = (field) => (field?.fields ? { fields: field.fields } : field?.field);

// A mapping by names is a list with keys in the form; one text in the place of a list is a list of one.
function outward(value, field) {
  if (field?.keyed && isTree(value))
    return Object.entries(value).map(([key, each]) => ({ key, ...outward(each, ofItem(field)) }));
  if (field?.alone && typeof value === "string") return [value];
  if (Array.isArray(value)) return value.map((each) => outward(each, ofItem(field)));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, outward(each, within(field, key))]));
}

// The other way: in the file's order, without what is empty, nor a default that it did not have before.
function inward(value, field, old) {
  if (field?.keyed && Array.isArray(value)) {
    const named = value.map(({ key, ...each }) => [key, inward(each, ofItem(field), old?.[key])]);
    return Object.fromEntries(named);
  }
  if (field?.alone && value?.length === 1 && standsAlone(field, value[0], old)) return value[0];
  if (Array.isArray(value)) return value.map((each, at) => inward(each, ofItem(field), formerly(old, each, at)));
  if (!isTree(value)) return value;
  const order = [...Object.keys(old ?? {}), ...(field?.fields ?? []).map((each) => each.name), ...Object.keys(value)];
  const found = {};
  for (const key of new Set(order)) {
    const inner = within(field, key);
    const had = old && key in old;
    if (isEmpty(value[key]) && had && (isEmpty(old[key]) || !(inner || key in value))) found[key] = old[key];
    else if (isEmpty(value[key])) continue;
    else if (old && !had && inner?.required === false && same(value[key], inner.default ?? false)) continue;
    else found[key] = inward(value[key], inner, old?.[key]);
  }
  return found;
}

const standsAlone = (field, text, old) => (field.alone === true ? typeof old !== "object" : field.alone.includes(text));

// What an entry of a list was: the one of the same id, or the one in its place.
const formerly = (old, each, at) =>
  Array.isArray(old) ? (old.find((one) => each?.id !== undefined && one?.id === each.id) ?? old[at]) : undefined;

// The text with every difference put in, from the last to the first; undefined where it cannot be done so.
function patch(text, wanted, field) {
  const changes = [];
  if (!differ(parseDocument(text).contents, wanted, field, { text, changes })) return undefined;
  changes.sort((one, other) => other.from - one.from);
  return changes.reduce((all, { from, to, put }) => all.slice(0, from) + put + all.slice(to), text);
}

function differ(node, wanted, field, into) {
  if (node && same(plain(node), wanted)) return true;
  if (isMap(node) && !node.flow && isTree(wanted)) return differInMap(node, wanted, field, into);
  if (isSeq(node) && !node.flow && Array.isArray(wanted)) return differInList(node, wanted, field, into);
  if (!node?.range || typeof wanted === "object" && !node.flow) return false;
  const [from, to] = node.range;
  const put = node.flow ? flowing(wanted) : scalar(wanted, field, isScalar(node) && node.type);
  into.changes.push({ from, to: node.flow ? to : trimmed(into.text, from, to), put });
  return true;
}

function differInMap(node, wanted, field, into) {
  const keys = node.items.map((pair) => String(pair.key.value));
  const start = node.items[0].key.range[0];
  for (const [at, pair] of node.items.entries()) {
    if (keys[at] in wanted) {
      if (!differ(pair.value, wanted[keys[at]], inner(field, keys[at]), into)) return false;
    } else {
      if (at === 0) return false;
      into.changes.push({ ...lines(into.text, pair.key.range[0], pair.value.range[1]), put: "" });
    }
  }
  const added = Object.fromEntries(Object.entries(wanted).filter(([key]) => !keys.includes(key)));
  if (Object.keys(added).length) add(rendered(added, field), node.items.at(-1).value, column(into.text, start), into);
  return true;
}

function differInList(node, wanted, field, into) {
  const were = node.items.map(plain);
  const kept = wanted.map((each, at) => ({ each, was: place(were, each, at) }));
  const order = kept.filter(({ was }) => was >= 0).map(({ was }) => was);
  const fresh = kept.findIndex(({ was }) => was < 0);
  if (!order.length || order.some((was, at) => at && was <= order[at - 1])) return false;
  if (fresh >= 0 && kept.slice(fresh).some(({ was }) => was >= 0)) return false; // new entries come last
  const item = field?.keyed ? field : ofItem(field);
  for (const { each, was } of kept) if (was >= 0 && !differ(node.items[was], each, item, into)) return false;
  for (const [was, gone] of node.items.entries())
    if (!order.includes(was)) into.changes.push({ ...lines(into.text, gone.range[0], gone.range[1]), put: "" });
  const added = kept.filter(({ was }) => was < 0).map(({ each }) => each);
  const dash = into.text.lastIndexOf("-", node.items[0].range[0] - 1);
  if (added.length) add(rendered(added, { ...field, list: true }), node.items.at(-1), column(into.text, dash), into);
  return true;
}

function place(were, each, at) {
  if (each?.id !== undefined) return were.findIndex((was) => was?.id === each.id);
  const equal = were.findIndex((was) => same(was, each));
  return equal >= 0 ? equal : at < were.length ? at : -1;
}

const plain = (node) => node.toJSON();
const inner = (field, key) => (field?.keyed ? ofItem(field) : within(field, key));
const column = (text, at) => at - (text.lastIndexOf("\n", at - 1) + 1);

// New lines after the last one of a node.
function add(put, after, indent, { text, changes }) {
  const { to } = lines(text, after.range[0], after.range[1]);
  const start = to > 0 && text[to - 1] !== "\n" ? "\n" : "";
  const indented = put.trimEnd().split("\n").map((line) => (line ? " ".repeat(indent) + line : line)).join("\n");
  changes.push({ from: to, to, put: `${start}${indented}\n` });
}

// The whole lines from one place of a text to another.
function lines(text, from, to) {
  const last = trimmed(text, from, to);
  const end = text.indexOf("\n", last);
  return { from: text.lastIndexOf("\n", from - 1) + 1, to: end < 0 ? text.length : end + 1 };
}

const trimmed = (text, from, to) => from + text.slice(from, to).trimEnd().length;

// A day stands bare and is a date; any other text that looks like one stands between quotes.
function scalar(value, field, type) {
  if (typeof value !== "string" || (field?.widget === "datetime" && DATE.test(value))) return String(value);
  const quoted = DATE.test(value) || type === "QUOTE_DOUBLE" || value.includes("\n");
  if (quoted) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

const flowing = (value) => stringify(value, FLOW).trimEnd();

// A tree as new text, its days as `scalar` writes them.
function rendered(value, field) {
  const indented = (put) => put.split("\n").map((line) => (line ? `  ${line}` : line)).join("\n");
  if (Array.isArray(value)) {
    const item = ofItem(field);
    return value.map((each) => `- ${indented(rendered(each, item)).trimStart()}`).join("");
  }
  if (!isTree(value)) return `${scalar(value, field)}\n`;
  return Object.entries(value).map(([key, each]) => {
    const put = rendered(each, inner(field, key));
    const name = stringify(key).trimEnd();
    if (typeof each !== "object" || each === null) return `${name}: ${put}`;
    return Object.keys(each).length ? `${name}:\n${indented(put)}` : `${name}: ${Array.isArray(each) ? "[]" : "{}"}\n`;
  }).join("");
}

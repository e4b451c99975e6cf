// Starts the editor: its forms in the page's language, and files written as `as_written.js` writes them.
import { init, registerCustomFormat } from "./sveltia-cms.js";
import { shown, written } from "./as_written.js";

const FRONT = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/;

// A format for one file, or for the files of one folder, each known by its id; `texts` are as they were read.
function register(name, extension, fields) {
  const texts = new Map();
  registerCustomFormat(name, extension, {
    fromFile(text) {
      const value = shown(text, fields);
      texts.set(value.id, text);
      return value;
    },
    toFile: (value) => written(texts.get(value.id), value, fields),
  });
}

// A page: what it says of itself, and its Markdown as it stands.
function registerPage(name, fields) {
  let matter;
  registerCustomFormat(name, "md", {
    fromFile(text) {
      const [, front, body] = FRONT.exec(text.replaceAll("\r\n", "\n"));
      matter = front;
      return { ...shown(front, fields), body };
    },
    toFile: ({ body, ...value }) => `---\n${written(matter, value, fields)}---\n${body}`,
  });
}

const config = await (await fetch(new URL(`./config.${document.documentElement.lang}.json`, import.meta.url))).json();
for (const { files, format, fields } of config.collections) {
  if (format) register(format, "yml", fields);
  for (const file of files ?? [])
    if (file.format.startsWith("page-")) registerPage(file.format, file.fields);
    else register(file.format, "yml", file.fields);
}
// What is for `as_written.js` alone is not for the editor, which would warn of it.
const OURS = ["alone", "keyed"];
init({ config: JSON.parse(JSON.stringify(config, (key, value) => (OURS.includes(key) ? undefined : value))) });

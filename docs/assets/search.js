// The search, in the page alone: pieces of the index are fetched as scripts, under names that say nothing of the words.
// Nothing goes into the address, into storage, or to anybody. Words are looked up, not analysed: the index knows their forms.
(function () {
  var box, field, said, list, more, over, pieces = {}, waiting = {}, folder, language, tongue, turn = 0, shown, hits;
  var accents = { a: "àáâãäåāăą", c: "çćč", d: "ďđ", e: "èéêëēĕėęě", g: "ğģ", i: "ìíîïĩīįı", l: "ĺļľł", n: "ñńňņ", o: "òóôõöøōő",
    r: "ŕř", s: "śşšș", t: "ţťț", u: "ùúûüũūůűų", w: "ŵẁẃẅ", y: "ýÿŷỳ", z: "źżž" }, plain = {}, letter;
  var aWord = /[0-9a-z\u00df-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufffd]+(?:'[0-9a-z\u00df-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufffd]+)*/g;
  var joined = { cy: /'(?:r|n|i|u|ch|m|w|th|ll|s)$/, en: /'s$/ }, few = 6, mostLetters = 200, mostWords = 8;

  function each(things, act) { for (var at = 0; at < things.length; at += 1) act(things[at], at); }

  function make(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function hide(part, hidden) {
    if (hidden) part.setAttribute("hidden", "");
    else part.removeAttribute("hidden");
  }

  // As words.py does it: small letters, no accents, without what is written on; both parts of what has a hyphen.
  function wordsOf(text, tongue) {
    var small = text.slice(0, mostLetters).toLowerCase().replace(/[’‘ʼ]/g, "'"), kept = [];
    if (/^[0-9 +()-]{6,}$/.test(small)) small = small.replace(/[^0-9]/g, "");  // a telephone number
    small.replace(/[\u00df-\u1eff]/g, function (sign) { return plain[sign] || sign; }).replace(aWord, function (word, at) {
      var bare = word.replace(joined[tongue], "");
      if (stops(tongue).indexOf(" " + small.slice(at, at + bare.length) + " ") < 0) kept.push(bare.replace(/'/g, ""));
    });
    return kept.slice(0, mostWords);
  }

  function stops(tongue) { return " " + box.getAttribute("data-stop-" + tongue) + " "; }

  function otherThan(one) { return one === "cy" ? "en" : "cy"; }

  // A piece, now or when it has come; nothing where it cannot be had.
  window.searchPiece = function (name, content) { pieces[name] = content; };

  function fetchPiece(name, then) {
    var script;
    if (name in pieces) return then(pieces[name]);
    if (waiting[name]) return waiting[name].push(then);
    waiting[name] = [then];
    script = make("script");
    script.src = folder + name + ".js";
    script.onload = script.onerror = function () {
      var asked = waiting[name];
      delete waiting[name];
      script.parentNode.removeChild(script);
      safely(function () { each(asked, function (one) { one(pieces[name]); }); });
    };
    document.querySelector("head").appendChild(script);
  }

  function fetchAll(names, then) {
    var left = names.length, found = {}, broken = false;
    if (!left) return then(found);
    each(names, function (name) {
      fetchPiece(name, function (content) {
        found[name] = content;
        broken = broken || !content;
        left -= 1;
        if (!left) then(broken ? null : found);
      });
    });
  }

  // The last of the pieces that begins at or before what is looked for.
  function pieceOf(tongue, sort, sought) {
    var first = pieces[tongue].first[sort], low = 0, high = first.length - 1, middle;
    while (low < high) {
      middle = (low + high + 1) >> 1;
      if (first[middle] <= sought) low = middle; else high = middle - 1;
    }
    return tongue + "-" + sort + low;
  }

  // One letter more, less, other, or two that changed places.
  function isSlip(word, form) {
    var at = 0, left = word.length, there = form.length;
    if (Math.abs(left - there) > 1 || word === form) return false;
    while (word.charAt(at) === form.charAt(at)) at += 1;
    if (left === there) {
      return word.slice(at + 1) === form.slice(at + 1) || (word.charAt(at) === form.charAt(at + 1) &&
        word.charAt(at + 1) === form.charAt(at) && word.slice(at + 2) === form.slice(at + 2));
    }
    return left > there ? word.slice(at + 1) === form.slice(at) : word.slice(at) === form.slice(at + 1);
  }

  function lemmaOf(value) { return typeof value === "number" ? value : value[0]; }

  function standing(value) { return typeof value === "number" ? 0 : value[1]; }

  // The lemmas that a word stands for, each with how surely: itself; what begins so, where it is still being typed; or else
  // what it may be a slip of.
  function lemmasOf(tongue, word, typing, then) {
    var name = pieceOf(tongue, "f", word);
    fetchAll([name], function (found) {
      var forms = found && found[name], best = [], sure = [];
      if (!forms) return then(null);
      if (Object.prototype.hasOwnProperty.call(forms, word)) sure.push([lemmaOf(forms[word]), 1]);
      if (typing && word.length > 1) {
        each(Object.keys(forms), function (form) {
          if (form.slice(0, word.length) === word && form !== word && standing(forms[form])) best.push([standing(forms[form]), lemmaOf(forms[form])]);
        });
        best.sort(function (a, b) { return b[0] - a[0]; });
        each(best.slice(0, sure.length ? 2 : 3), function (one) { sure.push([one[1], .6]); });
      }
      if (sure.length || word.length < 4 || /^[0-9]+$/.test(word)) return then(sure);
      each(Object.keys(forms), function (form) {
        if (isSlip(word, form)) best.push([standing(forms[form]), lemmaOf(forms[form])]);
      });
      if (best.length) return then(likeliest(best));
      fromTails(tongue, word, then);
    });
  }

  function likeliest(found) {
    found.sort(function (a, b) { return b[0] - a[0]; });
    return found.slice(0, 2).map(function (one) { return [one[1], .5]; });
  }

  // A slip in the first two letters: by what comes after them.
  function fromTails(tongue, word, then) {
    var tails = [word.slice(1), word.slice(2), word.slice(3)];
    fetchAll(tails.map(function (tail) { return pieceOf(tongue, "e", tail); }), function (found) {
      var forms = [];
      if (!found) return then(null);
      each(tails, function (tail) {
        var piece = found[pieceOf(tongue, "e", tail)];
        if (Object.prototype.hasOwnProperty.call(piece, tail)) forms = forms.concat(piece[tail]);
      });
      forms = forms.filter(function (form) { return isSlip(word, form); });
      fetchAll(forms.map(function (form) { return pieceOf(tongue, "f", form); }), function (there) {
        if (!there) return then(null);
        then(likeliest(forms.map(function (form) {
          var value = there[pieceOf(tongue, "f", form)][form];
          return [standing(value), lemmaOf(value)];
        })));
      });
    });
  }

  // For every page that has a word: how much it says there, in which section, and where.
  function pagesOf(tongue, word, lemmas, then) {
    fetchAll(lemmas.map(function (one) { return pieceOf(tongue, "w", one[0]); }), function (found) {
      var pages = {}, starts = pieces[tongue].starts, count = 0;
      if (!found) return then(null);
      each(lemmas, function (one) {
        var forms = found[pieceOf(tongue, "w", one[0])][one[0]];
        each(Object.keys(forms), function (form) {
          var values = forms[form], at, page = 0, weight, mine;
          for (at = 0; at < values.length; at += 3) {
            while (page + 1 < starts.length && starts[page + 1] <= values[at]) page += 1;
            weight = values[at + 1] * one[1] * (form === word ? 1.3 : 1);
            mine = pages[page];
            if (!mine) { count += 1; mine = pages[page] = { weight: 0, sections: {} }; }
            mine.leads = mine.leads || form === "!";
            mine.weight = Math.max(mine.weight, weight) + .1 * Math.min(mine.weight, weight);
            mine.sections[values[at]] = { weight: weight, at: values[at + 2], length: form.length };
          }
        });
      });
      then({ pages: pages, rarity: Math.log(1 + starts.length / (1 + count)) });
    });
  }

  // The pages of a language for what was typed, best first; null where a piece cannot be had.
  function search(tongue, text, then, count) {
    fetchAll(count ? [tongue] : [tongue, tongue + "-p"], function (first) {
      var words = wordsOf(text, tongue), typing = /[^\s]$/.test(text), left = words.length, results = [], broken = false;
      if (!first) return then(null);
      if (!left) return then([], words);
      each(words, function (word, place) {
        lemmasOf(tongue, word, typing && place === words.length - 1, function (lemmas) {
          function done(found) {
            results[place] = found;
            broken = broken || !found;
            left -= 1;
            if (!left) then(broken ? null : count ? all(results) : ranked(tongue, words, results), words);
          }
          if (!lemmas) return done(null);
          pagesOf(tongue, word, lemmas, done);
        });
      });
    });
  }

  // Every page that has one of the words.
  function all(results) {
    var pages = {};
    each(results, function (result) { each(Object.keys(result.pages), function (page) { pages[page] = 1; }); });
    return Object.keys(pages);
  }

  // A page that has all the words stands before one that lacks some; the section that says most is where it leads.
  function ranked(tongue, words, results) {
    var told = pieces[tongue + "-p"], scores = {}, order = [];
    each(results, function (result) {
      each(Object.keys(result.pages), function (page) {
        var one = scores[page] = scores[page] || { page: +page, score: 0, has: 0, sections: {} }, mine = result.pages[page];
        one.score += mine.weight * result.rarity;
        one.has += 1;
        each(Object.keys(mine.sections), function (section) {
          var part = one.sections[section] = one.sections[section] || { score: 0, at: -1, length: 0, has: 0 }, there = mine.sections[section];
          part.has += 1;
          part.score += there.weight * result.rarity;
          if (part.at < 0) { part.at = there.at; part.length = there.length; }
        });
      });
    });
    each(Object.keys(scores), function (page) {
      var one = scores[page], about = told[one.page], title = wordsOf(about[0], tongue), share = one.has / words.length;
      one.section = +Object.keys(one.sections).sort(function (a, b) { return one.sections[b].score - one.sections[a].score; })[0];
      if (one.sections[one.section].has === words.length) one.score *= 1.3;
      one.score *= about[3] * share * share * nearness(title, words) * (share === 1 && leads(one, results) ? about[4] ? 4 : 2 : 1);
      order.push(one);
    });
    return order.sort(function (a, b) { return b.score - a.score || a.page - b.page; });
  }

  // How much a title is what was asked: word for word, or beginning so.
  function nearness(title, words) {
    if (title.join(" ") === words.join(" ")) return 2;
    return title.slice(0, words.length).join(" ") === words.join(" ") ? 1.3 : 1;
  }

  // Whether somebody asks with nothing but words that are listed as leading to this page.
  function leads(one, results) {
    return results.every(function (result) { return result.pages[one.page].leads; });
  }

  function plural(number, tongue) {
    if (tongue === "en") return number === 1 ? "one" : "other";
    return { 0: "zero", 1: "one", 2: "two", 3: "few", 6: "many" }[number] || "other";
  }

  function counted(element, number, tongue) {
    return element.getAttribute("data-" + tongue + "-" + plural(number, tongue)).replace("{n}", number);
  }

  function hit(one, tongue) {
    var about = pieces[tongue + "-p"][one.page], item = make("li"), link = make("a", about[0]), kind = box.getAttribute("data-kind-" + about[2]), call;
    link.href = box.getAttribute("data-root") + about[1];
    item.appendChild(link);
    if (kind) item.appendChild(make("span", kind, "sort"));
    if (about[6]) {
      call = make("a", about[5], "dial");
      call.href = "tel:" + about[6];
      item.appendChild(call);
    }
    return { item: item, link: link, about: about };
  }

  // The section's heading and a line of it with the word marked, once the text is there.
  function tell(one, made, tongue) {
    var name = pieceOf(tongue, "t", one.section), mine = turn;
    fetchPiece(name, function (texts) {
      var section, part = one.sections[one.section], line = make("p"), from, to;
      if (!texts || mine !== turn) return;
      section = texts[one.section - pieces[tongue].first.t[+name.split("-t")[1]]];
      if (section[0]) made.link.href += "#" + section[0];
      if (section[1]) made.item.appendChild(make("b", section[1]));
      from = Math.max(0, part.at - 60);
      while (from > 0 && section[2].charAt(from - 1) !== " ") from -= 1;
      to = Math.min(section[2].length, Math.max(0, part.at) + 90);
      while (to < section[2].length && section[2].charAt(to) !== " ") to += 1;
      line.appendChild(document.createTextNode((from ? "… " : "") + section[2].slice(from, Math.max(from, part.at))));
      if (part.at >= 0) line.appendChild(make("mark", section[2].slice(part.at, part.at + part.length)));
      line.appendChild(document.createTextNode(section[2].slice(part.at < 0 ? from : part.at + part.length, to) + (to < section[2].length ? " …" : "")));
      made.item.appendChild(line);
    });
  }

  function showMore() {
    var first;
    each(hits.slice(shown, shown + few), function (one) {
      var made = hit(one, tongue);
      first = first || made.link;
      list.appendChild(made.item);
      tell(one, made, tongue);
    });
    shown += few;
    hide(more, shown >= hits.length);
    return first;
  }

  function show(found, words) {
    list.textContent = "";
    list.lang = tongue;
    hits = found || [];
    shown = 0;
    if (!found) said.textContent = said.getAttribute("data-broken");
    else if (!words.length) said.textContent = "";
    else said.textContent = hits.length ? counted(said, hits.length, language) : said.getAttribute("data-none");
    showMore();
    document.body.className = "search" + (hits.length ? " asked" : "");
  }

  // Where something is missing the page is again what it is without script: every page from A to Z.
  function safely(act) {
    try { act(); } catch (missing) { giveUp(); }
  }

  function giveUp() {
    document.body.className = "search";
    if (box) hide(box, true);
  }

  // How much there is in the other language, said in that language; a tap shows it here.
  function tellOther(text, mine) {
    var there = otherThan(tongue);
    search(there, text, function (found, words) {
      if (mine !== turn || !found || !found.length) return;
      over.lang = there;
      over.textContent = counted(over, found.length, there);
      hide(over, false);
    }, true);
  }

  function ask(chosen) {
    var text = field.value, mine = turn += 1;
    tongue = chosen;
    search(tongue, text, function (found, words) {
      if (mine !== turn) return;
      hide(over, true);
      show(found, words);
      if (found && words.length) tellOther(text, mine);
    });
  }

  safely(function () {
    box = document.querySelector(".ask");
    field = box.querySelector("input");
    said = box.querySelector(".said");
    list = box.querySelector("ol");
    more = box.querySelector(".further");
    over = box.querySelector(".over");
    folder = box.getAttribute("data-index");
    language = document.documentElement.lang;
    tongue = language;
    for (letter in accents) each(accents[letter].split(""), function (sign) { plain[sign] = letter; });
    wordsOf("cymorth", language);
    if (!("textContent" in said && "lang" in list)) throw 0;
    isSlip("cymorth", "cymroth");
    field.addEventListener("input", function () { safely(function () { ask(language); }); });
    over.addEventListener("click", function () { safely(function () { ask(otherThan(tongue)); list.focus(); }); });
    field.addEventListener("focus", function () { safely(function () { fetchAll([language, language + "-p"], function () {}); }); });
    more.addEventListener("click", function () { safely(function () { showMore().focus(); }); });
    hide(box, false);
  });
})();

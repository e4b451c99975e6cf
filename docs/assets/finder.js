// Filters at once, in the page alone: nothing goes into the address, into storage, or to anybody.
(function () {
  var finder, found, choices, entries;

  function all(selector) { return [].slice.call(document.querySelectorAll(selector)); }

  function hide(part, hidden) {
    if (hidden) part.setAttribute("hidden", "");
    else part.removeAttribute("hidden");
  }

  // The council and the police of a place stand there for whoever says where they are.
  function fits(entry, choice) {
    var values = (entry.getAttribute("data-" + choice.name) || "").split(" "),
      listed = values.indexOf(choice.value) >= 0 || values.indexOf("*") >= 0;
    return choice.value ? listed : choice.name !== "place" || entry.getAttribute("data-local") === null;
  }

  function show() {
    var chosen = choices.some(function (choice) { return choice.value; }), shown = entries.filter(function (entry) {
      var fit = choices.every(function (choice) { return fits(entry, choice); });
      hide(entry, !fit);
      return fit;
    }).length;
    all(".unless").forEach(function (part) { hide(part, chosen); });
    all(".need").forEach(function (part) { hide(part, chosen && !part.querySelector("[data-for]:not([hidden])")); });
    found.textContent = shown ? found.getAttribute("data-some") + " " + shown : found.getAttribute("data-none");
  }

  // The first round changes nothing, and uses all that later ones need. Where something is missing the page stays the
  // list that it is without script.
  try {
    finder = document.querySelector(".finder");
    found = document.querySelector(".found");
    choices = all("select");
    entries = all("[data-for]");
    if (!("textContent" in found && "value" in choices[0] && "name" in choices[0])) throw 0;
    show();
    choices.forEach(function (choice) { choice.addEventListener("change", show); });
    finder.querySelector("button").addEventListener("click", function () {
      choices.forEach(function (choice) { choice.value = ""; });
      show();
      choices[0].focus();
    });
    // Browsers that do not know whether they run scripts learn here that they do; others have laid this out already.
    finder.className += " on";
    hide(document.querySelector(".jump"), true);
  } catch (missing) {
    document.body.className += " plain";
  }
})();

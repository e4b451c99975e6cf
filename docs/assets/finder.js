// Filters at once, in the page alone: nothing goes into the address, into storage, or to anybody.
(function () {
  var finder = document.querySelector(".finder"), choices = [].slice.call(finder.querySelectorAll("select"));
  var found = document.querySelector(".found"), entries = [].slice.call(document.querySelectorAll("[data-for]"));

  function fits(entry, name, wanted) {
    var values = (entry.dataset[name] || "").split(" ");
    return !wanted || values.indexOf(wanted) >= 0 || values.indexOf("*") >= 0;
  }

  function show() {
    var shown = 0, chosen = choices.some(function (choice) { return choice.value; });
    entries.forEach(function (entry) {
      entry.hidden = !choices.every(function (choice) { return fits(entry, choice.name, choice.value); });
      if (!entry.hidden) shown += 1;
    });
    document.querySelectorAll(".unless").forEach(function (part) { part.hidden = chosen; });
    document.querySelectorAll(".need").forEach(function (part) {
      part.hidden = chosen && !part.querySelector("[data-for]:not([hidden])");
    });
    found.textContent = shown ? found.dataset.some + " " + shown : found.dataset.none;
  }

  choices.forEach(function (choice) { choice.addEventListener("change", show); });
  finder.querySelector("button").addEventListener("click", function () {
    choices.forEach(function (choice) { choice.value = ""; });
    show();
    choices[0].focus();
  });
  // Browsers that do not know whether they run scripts learn here that they do; the others have laid this out already.
  document.querySelector(".jump").hidden = true;
  finder.classList.add("on");
  found.classList.add("on");
})();

// Leaving at once, and Escape for what has opened. Everything here also works, more slowly, as plain links.
(function () {
  var leave = document.querySelector(".leave"), page = document.documentElement, presses = [];

  function go() {
    page.className = "gone";
    location.replace(leave.href);
  }

  leave.addEventListener("click", function (event) {
    event.preventDefault();
    go();
  });

  // Shift three times within five seconds: it clashes with no other key of the browser or a screen reader.
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    presses = presses.filter(function (time) { return event.timeStamp - time < 5000; });
    presses.push(event.timeStamp);
    if (presses.length > 2) { presses = []; go(); }
  });

  // Coming back with the browser's button must not show a blank page.
  addEventListener("pageshow", function () { page.className = ""; });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = document.querySelector(".menu[open]");
    if (menu) { menu.open = false; menu.firstElementChild.focus(); }
    page.classList.add("quiet");
  });
  document.addEventListener("focusin", function () { page.classList.remove("quiet"); });
  document.addEventListener("mouseover", function (event) {
    if (!event.target.closest(".term")) page.classList.remove("quiet");
  });
})();

// Leaving at once, and Escape for what has opened. Everything here also works, more slowly, as plain links.
// All scripts here are for phones of 2014 too: ES5, and nothing younger (tests/browser/test_old_phones.py).
(function () {
  var page = document.documentElement, leave = document.querySelector(".leave"), icon = document.querySelector("[rel=icon]");
  var title = document.title, drawing = icon.getAttribute("href"), presses = [], down;

  function on(name, act) { addEventListener(name, act, true); }

  // The tab as well, where a title of nothing would show the address: this is a mark without width.
  function turn(away) {
    page.className = away ? "gone" : "";
    document.title = away ? "\uFEFF" : title;
    icon.href = away ? "data:," : drawing;
  }

  function go() {
    location.replace(leave.getAttribute("href"));
    turn(1);
  }

  // Shift three times within five seconds, and alone: held for a click, the wheel or a letter it is meant for those.
  function forget() { presses = []; down = 0; }

  function spoil() { if (down) forget(); }

  on("wheel", spoil);
  on("blur", spoil);
  on("mousedown", forget);
  on("touchstart", forget);
  on("click", function (event) {
    forget();
    if (event.target === leave) { event.preventDefault(); go(); }
  });
  on("keyup", function (event) {
    if (event.keyCode !== 16 || !down) return forget();
    down = 0;
    presses.unshift(Date.now());
    if (presses[0] - presses[2] < 5000) go();
  });
  on("keydown", function (event) {
    if (event.keyCode === 16 && !event.ctrlKey && !event.altKey && !event.metaKey) down = 1;
    else forget();
    if (event.keyCode === 27 && page.className !== "gone") {
      var menu = document.querySelector(".menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
      page.className = "quiet";
    }
  });

  function speak() { if (page.className === "quiet") page.className = ""; }

  on("focus", speak);
  on("mouseover", function () { if (!document.querySelector(".term:hover")) speak(); });

  // Coming back with the browser's button must not show a blank page.
  on("pageshow", function (event) { if (event.persisted) turn(); });
})();

(function () {
  var shown = document.currentScript.getAttribute("data-version"), source = null;
  function listen() {
    source = new EventSource("/-/changes");
    source.onmessage = function (event) {
      if (event.data !== shown) {
        hush();
        location.reload();
      }
    };
  }
  function hush() {
    if (source) source.close();
    source = null;
  }
  // A tab that nobody sees does not ask.
  document.addEventListener("visibilitychange", function () {
    hush();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();

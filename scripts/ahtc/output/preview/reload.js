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
  // A browser keeps six lines open to one machine: a tab that nobody sees gives its own back.
  document.addEventListener("visibilitychange", function () {
    hush();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();

// A lesson in a learning system: SCORM 1.2 hears the score and that it is done. Without such a system nothing happens.
(function () {
  function found(start) {
    for (var place = start, steps = 0; place && steps < 9; place = place.parent, steps += 1) {
      if (place.API) return place.API;
      if (place.parent === place) return null;
    }
    return null;
  }

  var system = found(window) || (window.opener ? found(window.opener) : null), open = false;
  if (!system) return;
  open = String(system.LMSInitialize("")) === "true";
  if (open && system.LMSGetValue("cmi.core.lesson_status") === "not attempted") system.LMSSetValue("cmi.core.lesson_status", "incomplete");

  window.lessonScore = function (right, done, all) {
    if (!open) return;
    system.LMSSetValue("cmi.core.score.min", "0");
    system.LMSSetValue("cmi.core.score.max", "100");
    system.LMSSetValue("cmi.core.score.raw", String(Math.round(100 * right / all)));
    if (done === all) system.LMSSetValue("cmi.core.lesson_status", "completed");
    system.LMSCommit("");
  };

  function close() {
    if (open) system.LMSFinish("");
    open = false;
  }
  addEventListener("pagehide", close);
  addEventListener("beforeunload", close);
})();

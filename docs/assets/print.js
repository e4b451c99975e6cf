// Paper shows what is closed on the screen: by style in newer browsers, in others by opening it.
addEventListener("beforeprint", function () {
  [].forEach.call(document.querySelectorAll("main details"), function (part) { part.open = true; });
});

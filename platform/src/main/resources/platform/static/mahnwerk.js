// Follows the system's dark mode before the page is painted; everything else works without this file.
(function () {
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply() { document.documentElement.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light'); }
  apply();
  dark.addEventListener('change', apply);
  document.addEventListener('change', function (event) {
    if (event.target.matches('[data-all]')) {
      document.querySelectorAll(event.target.dataset.all).forEach(function (box) { box.checked = event.target.checked; });
    }
  });
  document.addEventListener('submit', function (event) {
    var question = event.submitter && event.submitter.dataset.ask;
    if (question && !window.confirm(question)) { event.preventDefault(); }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !/input|textarea|select/i.test(event.target.tagName)) {
      var field = document.querySelector('.mw-search input');
      if (field) { field.focus(); event.preventDefault(); }
    }
  });
})();

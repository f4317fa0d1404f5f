// Comfort only: every action also works without this file.
(function () {
  'use strict';
  // dark mode: as the system has it, or as the person chose; set before the page is painted
  var root = document.documentElement;
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  function theme() { return localStorage.getItem('mw-theme') || (system.matches ? 'dark' : 'light'); }
  function paint() { root.setAttribute('data-bs-theme', theme()); }
  paint();
  system.addEventListener('change', paint);

  // what the boxes of a list add up to, and the effect of the action on them
  function tally(form) {
    var boxes = form.querySelectorAll('input[data-cents]');
    var chosen = Array.prototype.filter.call(boxes, function (box) { return box.checked; });
    var cents = chosen.reduce(function (sum, box) { return sum + Number(box.dataset.cents); }, 0);
    form.querySelectorAll('[data-tally]').forEach(function (place) {
      var amount = new Intl.NumberFormat(root.lang === 'de' ? 'de-DE' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100);
      place.textContent = chosen.length ? place.dataset.tally.replace('{0}', String(chosen.length)).replace('{1}', amount) : place.dataset.none;
    });
    form.querySelectorAll('[data-needs-choice]').forEach(function (button) { button.disabled = chosen.length === 0; });
    var all = form.querySelector('input[data-all]');
    if (all) { all.checked = boxes.length > 0 && chosen.length === boxes.length; all.indeterminate = chosen.length > 0 && chosen.length < boxes.length; }
  }

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-theme-switch], [data-script-only]').forEach(function (part) { part.hidden = false; });
    document.querySelectorAll('form[data-tallied]').forEach(tally);
    document.querySelectorAll('.table-responsive').forEach(function (box) { if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; } });
    var active = document.querySelector('.mw-nav a.active');
    if (active && active.offsetLeft > window.innerWidth - 80) { active.parentElement.scrollLeft = active.offsetLeft - 24; }
    document.querySelectorAll('[data-drop]').forEach(function (zone) {
      var field = zone.querySelector('input[type=file]');
      ['dragover', 'dragenter'].forEach(function (kind) { zone.addEventListener(kind, function (event) { event.preventDefault(); zone.classList.add('over'); }); });
      ['dragleave', 'drop'].forEach(function (kind) { zone.addEventListener(kind, function () { zone.classList.remove('over'); }); });
      zone.addEventListener('drop', function (event) { event.preventDefault(); field.files = event.dataTransfer.files; });
    });
  });
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-theme-switch]')) { localStorage.setItem('mw-theme', theme() === 'dark' ? 'light' : 'dark'); paint(); }
    var back = event.target.closest('[data-back]');
    if (back && history.length > 1) { event.preventDefault(); history.back(); }
  });
  document.addEventListener('change', function (event) {
    var form = event.target.form;
    if (!form) { return; }
    if (event.target.matches('[data-all]')) {
      form.querySelectorAll('input[data-cents]').forEach(function (box) { box.checked = event.target.checked; });
    }
    if (form.matches('[data-tallied]')) { tally(form); }
    if (form.matches('.mw-filter[data-live]') && !event.target.matches('[type=search]')) { form.requestSubmit(); }
  });
  document.addEventListener('submit', function (event) {
    var question = event.submitter && event.submitter.dataset.ask;
    if (question && !window.confirm(question)) { event.preventDefault(); return; }
    // empty filters stay out of the address
    if (event.target.matches('.mw-filter[data-live]')) {
      Array.prototype.forEach.call(event.target.elements, function (field) { if (field.name && field.value === '') { field.disabled = true; } });
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !/input|textarea|select/i.test(event.target.tagName)) {
      var field = document.querySelector('.mw-search input');
      if (field) { field.focus(); event.preventDefault(); }
    }
  });
})();

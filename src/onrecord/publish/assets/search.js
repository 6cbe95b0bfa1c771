/* The search of a release: classic scripts, no network; what it loads are files of the release.
   onrecord's publish/folding.py and publish/search.py write what this reads. */
"use strict";
var onrecordSearch = (function () {
  var PAGE = 10, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var value = {}, about = null, columns = [], order = null, bases = {}, keys = [], total = 0;
  var shards = {}, stores = {}, waiting = {}, asked = 0, most = PAGE;
  for (var i = 0; i < 64; i++) value[DIGITS.charCodeAt(i)] = i;

  // --- Words: the same steps as publish/folding.py

  function fold(text) {
    var parts = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "");
    var made = "";
    for (var c of parts) made += same(c);
    return made;
  }
  function same(c) {
    if (Object.prototype.hasOwnProperty.call(about.same, c)) return about.same[c];
    var code = c.codePointAt(0);
    if (code < 128 || !/\p{Nd}/u.test(c)) return c;
    for (var zero of about.zeros) if (code >= zero && code < zero + 10) return String(code - zero);
    return c;
  }
  function words(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // --- Files of the release, each loaded once

  function load(path, ready) {
    return new Promise(function (resolve) {
      if (ready()) return resolve();
      if (waiting[path]) return waiting[path].push(resolve);
      waiting[path] = [resolve];
      var script = document.createElement("script");
      script.onload = script.onerror = function () {
        waiting[path].forEach(function (go) { go(); });
        delete waiting[path];
      };
      script.src = path;
      document.head.appendChild(script);
    });
  }
  function loadWords(number) {
    return load("search/w" + number + ".js", function () { return shards[number] !== undefined; });
  }
  function loadStore(key) {
    return load("search/c-" + key + ".js", function () { return stores[key] !== undefined; });
  }

  // --- From words to claims

  /* Shards that hold words from `word` on, as far as they begin with it. */
  function shardsOf(word, whole) {
    var found = [], last = whole ? word : word + "\uffff";
    for (var n = 0; n < about.firsts.length; n++) {
      var next = about.firsts[n + 1];
      if (about.firsts[n] <= last && (next === undefined || next > word)) found.push(n);
    }
    return found;
  }
  /* Numbers and short words are sought whole; longer words also as beginnings. */
  function isWhole(word) {
    return word.length < 3 || /^[0-9]/.test(word);
  }
  function mark(places, hits) {
    places.split(".").forEach(function (part) {
      var number = bases[part.slice(0, 2)] - 1, gap = 0, shift = 1;
      for (var i = 2; i < part.length; i++) {
        var digit = value[part.charCodeAt(i)];
        gap += (digit & 31) * shift;
        shift *= 32;
        if (digit < 32) {
          number += gap + 1;
          hits[number] = 1;
          gap = 0;
          shift = 1;
        }
      }
    });
  }
  function hitsOf(word, numbers) {
    var hits = new Uint8Array(total), whole = isWhole(word);
    numbers.forEach(function (number) {
      var shard = shards[number] || {};
      if (whole) {
        if (Object.prototype.hasOwnProperty.call(shard, word)) mark(shard[word], hits);
        return;
      }
      for (var known in shard) if (known.startsWith(word)) mark(shard[known], hits);
    });
    return hits;
  }
  async function found(query) {
    var wanted = words(query), needed = wanted.map(function (w) { return shardsOf(w, isWhole(w)); });
    await Promise.all(needed.flat().map(loadWords));
    var all = null;
    wanted.forEach(function (word, place) {
      var hits = hitsOf(word, needed[place]);
      if (all === null) all = hits;
      else for (var i = 0; i < total; i++) all[i] &= hits[i];
    });
    return all === null ? new Uint8Array(total).fill(1) : all;
  }

  // --- Answers

  /* Claims by event, then year, then id: no claim is ranked above another. */
  function inOrder() {
    var made = new Uint32Array(total);
    for (var i = 0; i < total; i++) made[i] = i;
    var event = columns[0], year = columns[3];
    return made.sort(function (a, b) { return event[a] - event[b] || year[a] - year[b] || a - b; });
  }
  async function answer(query, filters) {
    var hits = await found(query), numbers = [];
    var counts = columns.map(function (_, place) { return new Uint32Array(about.facets[place].length); });
    for (var i = 0; i < total; i++) {
      var n = order[i], failed = 0, at = -1;
      if (hits[n] === 0) continue;
      for (var p = 0; p < 4; p++) {
        if (filters[p] !== "" && columns[p][n] !== filters[p]) { failed++; at = p; }
      }
      if (failed === 0) {
        numbers.push(n);
        for (var q = 0; q < 4; q++) counts[q][columns[q][n]]++;
      } else if (failed === 1) counts[at][columns[at][n]]++;  // what choosing it instead would give
    }
    return { numbers: numbers, counts: counts };
  }
  function keyOf(number) {
    var low = 0, high = keys.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (bases[keys[middle]] <= number) low = middle;
      else high = middle - 1;
    }
    return keys[low];
  }

  // --- The page

  function element(id) { return document.getElementById(id); }
  function make(name, text, attributes) {
    var made = document.createElement(name);
    made.textContent = text;
    for (var key in attributes || {}) made.setAttribute(key, attributes[key]);
    return made;
  }
  function result(number) {
    var row = stores[keyOf(number)][number - bases[keyOf(number)]], item = make("li", "");
    var facet = columns.map(function (column, place) { return about.facets[place][column[number]]; });
    var shelf = ("00" + (parseInt(row[0].slice(0, 3), 16) & -4).toString(16)).slice(-3);
    var quote = make("q", row[1], { dir: "auto" });
    if (row[2] === "deprecated" || row[2] === "corrected") {
      var struck = make("s", "");
      struck.appendChild(quote);
      quote = struck;
    }
    item.appendChild(make("bdi", facet[2], { class: "named" }));
    item.append(": ", quote, " ");
    var small = make("span", "", { class: "small" });
    small.append(about.labels.kind[facet[1]], ", ", about.labels.standing[row[2]]);
    if (facet[0] !== "") small.append(", ", make("bdi", facet[0], { class: "named" }));
    if (facet[3] !== "") small.append(", ", facet[3]);
    small.append(" ");
    small.appendChild(make("a", element("results").dataset.claim + " " + row[0].slice(0, 8),
      { class: "claim", href: "claims/" + shelf + ".html#" + row[0] }));
    item.appendChild(small);
    return item;
  }
  function fill(place, counts, chosen) {
    var select = element("facet-" + place), first = select.options[0];
    var options = document.createDocumentFragment();
    counts.forEach(function (count, v) {
      if (count === 0 && v !== chosen) return;
      var name = about.facets[place][v];
      if (place === 1) name = about.labels.kind[name];
      if (name === "") name = select.dataset.none;
      var option = make("option", name + " (" + count + ")", { value: v });
      option.selected = v === chosen;
      options.appendChild(option);
    });
    select.replaceChildren(first, options);
  }
  function chosen() {
    return [0, 1, 2, 3].map(function (place) {
      var v = element("facet-" + place).value;
      return v === "" ? "" : Number(v);
    });
  }
  async function show() {
    var mine = ++asked, began = performance.now(), query = element("q").value, filters = chosen();
    var got = await answer(query, filters), page = got.numbers.slice(0, most);
    await Promise.all(page.map(function (n) { return loadStore(keyOf(n)); }));
    if (mine !== asked) return;
    element("results").replaceChildren.apply(element("results"), page.map(result));
    got.counts.forEach(function (counts, place) { fill(place, counts, filters[place]); });
    var status = element("found");
    status.textContent = status.dataset.words.replace("%", got.numbers.length);
    status.dataset.ms = String(Math.round(performance.now() - began));
    status.dataset.count = String(got.numbers.length);
    element("more").hidden = got.numbers.length <= most;
    history.replaceState(null, "", query === "" ? "#" : "#q=" + encodeURIComponent(query));
  }
  function ask() {
    most = PAGE;
    show();
  }
  function move(event) {
    var links = Array.from(document.querySelectorAll("#results a")), at = links.indexOf(document.activeElement);
    var inside = at >= 0 || document.activeElement === element("q");
    if (event.key === "/" && document.activeElement !== element("q")) element("q").focus();
    else if (event.key === "Escape" && inside) { element("q").value = ""; element("q").focus(); ask(); }
    else if (event.key === "ArrowDown" && inside && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) element("q").focus();
    else return;
    event.preventDefault();
  }
  function asked_in_address() {
    var given = new URLSearchParams(location.search).get("q");
    return given || new URLSearchParams(location.hash.slice(1)).get("q") || "";
  }
  async function start() {
    await load("search/index.js", function () { return about !== null; });
    await load("search/columns.js", function () { return columns.length > 0; });
    if (about === null || columns.length === 0) return;
    order = inOrder();
    element("ask").hidden = false;
    element("q").value = asked_in_address();
    element("q").addEventListener("input", ask);
    element("ask").addEventListener("change", function (event) { if (event.target.tagName === "SELECT") ask(); });
    element("more").addEventListener("click", function () { most += PAGE; show(); });
    document.addEventListener("keydown", move);
    await show();
  }
  return {
    start: start, words: function (number, shard) { shards[number] = shard; },
    store: function (key, rows) { stores[key] = rows; }, fold: words,
    columns: function (given) {
      columns = given.map(function (column) {
        return column === "" ? new Uint32Array(0) : Uint32Array.from(column.split(","), Number);
      });
    },
    open: function (given) {
      about = given;
      keys = Object.keys(about.blocks).sort();
      keys.forEach(function (key) { bases[key] = total; total += about.blocks[key]; });
    }
  };
})();
if (document.getElementById("ask")) onrecordSearch.start();

/*
 * Says in words that a browser is too old, instead of leaving a white page. Written in the JavaScript of 2009 on purpose,
 * served as it is, and needing nothing: the app's own code would not even be read by the browsers this speaks to.
 * Floor: Chrome 94, Safari 16.4 (Edge and the Chinese browsers by the Chrome inside them).
 */
(function () {
  var floor =
    'noModule' in document.createElement('script') &&
    typeof Object.hasOwn === 'function' &&
    typeof Array.prototype.at === 'function' &&
    typeof window.ResizeObserver === 'function' &&
    'locks' in navigator &&
    'CSS' in window &&
    CSS.supports('accent-color', 'auto');
  // Web Locks exist in secure pages only; on plain HTTP their absence says nothing about the browser.
  if (!floor && !window.isSecureContext && typeof Object.hasOwn === 'function') floor = true;
  if (floor) return;
  var lines = [
    ['h1', 'zh-CN', '浏览器版本太旧'],
    ['p', 'zh-CN', '连心图需要 Chrome 94、Edge 94、Safari 16.4 或更新的版本（360、QQ、搜狗等浏览器请用“极速模式”并升级）。'],
    ['p', 'zh-CN', '数据都在服务器上，没有丢。换一个新的浏览器打开同一个网址即可。'],
    ['h2', 'en', 'This browser is too old'],
    ['p', 'en', 'Lianxin Map needs Chrome 94, Edge 94, Safari 16.4 or newer. Your data is safe on the server: open the same address in a newer browser.']
  ];
  var root = document.getElementById('root');
  if (!root) return;
  root.className = 'too-old';
  root.innerHTML = '';
  for (var i = 0; i < lines.length; i += 1) {
    var element = document.createElement(lines[i][0]);
    element.lang = lines[i][1];
    element.appendChild(document.createTextNode(lines[i][2]));
    root.appendChild(element);
  }
})();

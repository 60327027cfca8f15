/** Run in the page: numbers whose first digit stands to the right of their last. */
export const misplacedNumbers = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const run of node.data.matchAll(/[+\\d][\\d\\s\\u00a0\\u202f.,/+-]*\\d/g)) {
      if (!/\\D/.test(run[0])) continue;
      const box = (at) => { const r = new Range(); r.setStart(node, at); r.setEnd(node, at + 1); return r.getBoundingClientRect(); };
      const first = box(run.index), last = box(run.index + run[0].length - 1);
      if (Math.abs(first.top - last.top) < 2 && first.left > last.left) found.push(run[0]);
    }
  return found;
})()`;

/** Run in the page: what stands beyond the edge of the screen, sideways, and makes the page scroll. */
export const sticksOut = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((element) => { const { left, right } = element.getBoundingClientRect(); return right > width + 1 || left < -1; })
    .map((element) => element.outerHTML.slice(0, 120));
})()`;

/** Run in the page: keys of texts that no catalogue has. */
export const wordless = `(() => [
  ...document.body.innerText.matchAll(/\\b(?:page|error|obligation|event|finding)\\.[a-z_]+(?:\\.[a-z_]+)*/g),
].map(([key]) => key))()`;

/** Run in the page: text that its own box cuts off. */
export const cutText = `(() => [...document.querySelectorAll('main *')]
  .filter((element) => {
    const style = getComputedStyle(element);
    return element.childElementCount === 0 && element.clientWidth > 1 && style.overflowX !== 'visible' &&
      element.tagName !== 'TEXTAREA' && element.tagName !== 'INPUT' && element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth + 1;
  })
  .map((element) => element.outerHTML.slice(0, 120)))()`;

/**
 * Makes `old` equal to `fresh`, and keeps every node that is equal in both: focus, selection, loaded pictures and scroll position stay.
 * Moves nodes out of `fresh`.
 */
export function patch(old: Element, fresh: Element): void {
  // Another part owns the content of this element, such as a loaded thread of comments.
  if (old.hasAttribute('data-kept')) return;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  patchNodes(old, [...fresh.childNodes]);
}

/** Patches only the nodes between the equal ones at the beginning and the equal ones at the end: a correction changes few neighbours. */
function patchNodes(parent: Element, fresh: readonly ChildNode[]): void {
  const old = [...parent.childNodes];
  const most = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < most && isSame(old.at(first), fresh.at(first))) first += 1;
  let last = 0;
  while (last < most - first && isSame(old.at(-1 - last), fresh.at(-1 - last))) last += 1;
  replace(
    parent,
    old.slice(first, old.length - last),
    fresh.slice(first, fresh.length - last),
    old[old.length - last] ?? null,
  );
}

/** Replaces the nodes `old` by `fresh`, in front of `end`. Keeps old nodes that are equal or can be patched. */
function replace(parent: Element, old: ChildNode[], fresh: readonly ChildNode[], end: ChildNode | null): void {
  fresh.forEach((wanted, index) => {
    const at = old.findIndex((node, passed) => (passed === 0 || !isBlank(node)) && isSame(node, wanted));
    const [next] = old;
    if (at >= 0) {
      for (const passed of old.splice(0, at + 1).slice(0, -1)) passed.remove();
    } else if (
      next !== undefined &&
      isAlike(next, wanted) &&
      !fresh.slice(index).some((later) => isSame(next, later))
    ) {
      become(next, wanted);
      old.shift();
    } else {
      parent.insertBefore(wanted, next ?? end);
    }
  });
  for (const left of old) left.remove();
}

function isSame(node: Node | undefined, other: Node | undefined): boolean {
  return node !== undefined && other !== undefined && node.isEqualNode(other);
}

/** Whether a node is white space between blocks, which does not help to match them. */
function isBlank(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() === '';
}

function isAlike(node: Node, other: Node): boolean {
  return node.nodeType === other.nodeType && node.nodeName === other.nodeName;
}

function become(node: Node, wanted: Node): void {
  if (node instanceof Element && wanted instanceof Element) patch(node, wanted);
  else node.nodeValue = wanted.nodeValue;
}

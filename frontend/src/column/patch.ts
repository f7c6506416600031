/** The server's drawings of nodes in the page, which the browser may have translated since. */
type Drawings = ReadonlyMap<Node, Node>;

/** Comparisons of two nodes that do not delay the page. */
const MOST_COMPARISONS = 250_000;

/**
 * Makes `old` equal to `fresh`, and keeps every node that is equal in both: focus, selection, loaded pictures and scroll position stay.
 * Moves nodes out of `fresh`.
 *
 * @param drawn the server's drawing of `old`: nodes that are equal in it and in `fresh` are kept as the browser has translated them
 */
export function patch(old: Element, fresh: Element, drawn: Element | null = null): void {
  become(old, fresh, drawn === null ? new Map() : pairs(old, drawn));
}

/** Pairs elements of the page with the server's drawing of them, as far down as both have the same elements. */
function pairs(old: Element, drawn: Element, found = new Map<Node, Node>()): Drawings {
  found.set(old, drawn);
  const was = [...drawn.children];
  const isAsDrawn = [...old.children].every((child, index) => child.nodeName === was[index]?.nodeName);
  if (old.childElementCount === was.length && isAsDrawn)
    was.forEach((child, index) => pairs(old.children[index] ?? old, child, found));
  return found;
}

function patchElement(old: Element, fresh: Element, drawings: Drawings): void {
  // Another part owns the content of this element, such as a loaded thread of comments.
  if (old.hasAttribute('data-kept')) return;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  patchNodes(old, [...fresh.childNodes], drawings);
}

/** Patches only the nodes between the equal ones at the beginning and the equal ones at the end: a correction changes few neighbours. */
function patchNodes(parent: Element, fresh: readonly ChildNode[], drawings: Drawings): void {
  const old = [...parent.childNodes];
  const most = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < most && isSame(old.at(first), fresh.at(first), drawings)) first += 1;
  let last = 0;
  while (last < most - first && isSame(old.at(-1 - last), fresh.at(-1 - last), drawings)) last += 1;
  replace(
    parent,
    old.slice(first, old.length - last),
    fresh.slice(first, fresh.length - last),
    old[old.length - last] ?? null,
    drawings,
  );
}

/** Replaces the nodes `old` by `fresh`, in front of `end`. Keeps old nodes that are equal or can be patched, unless there are too many to compare. */
function replace(
  parent: Element,
  old: ChildNode[],
  fresh: readonly ChildNode[],
  end: ChildNode | null,
  drawings: Drawings,
): void {
  const isTooMuch = old.length * fresh.length > MOST_COMPARISONS;
  fresh.forEach((wanted, index) => {
    if (isTooMuch) {
      parent.insertBefore(wanted, end);
      return;
    }
    const at = old.findIndex((node, passed) => (passed === 0 || !isBlank(node)) && isSame(node, wanted, drawings));
    const [next] = old;
    if (at >= 0) {
      for (const passed of old.splice(0, at + 1).slice(0, -1)) passed.remove();
    } else if (
      next !== undefined &&
      isAlike(next, wanted) &&
      !fresh.slice(index).some((later) => isSame(next, later, drawings))
    ) {
      become(next, wanted, drawings);
      old.shift();
    } else {
      parent.insertBefore(wanted, next ?? end);
    }
  });
  for (const left of old) left.remove();
}

function isSame(node: Node | undefined, other: Node | undefined, drawings: Drawings): boolean {
  return node !== undefined && other !== undefined && (drawings.get(node) ?? node).isEqualNode(other);
}

/** Whether a node is white space between blocks, which does not help to match them. */
function isBlank(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() === '';
}

/** Whether a node may become another. What is kept as it is does not become another part. */
function isAlike(node: Node, other: Node): boolean {
  return (
    node.nodeType === other.nodeType &&
    node.nodeName === other.nodeName &&
    !(node instanceof Element && node.hasAttribute('data-kept') && node.className !== (other as Element).className)
  );
}

function become(node: Node, wanted: Node, drawings: Drawings): void {
  if (node instanceof Element && wanted instanceof Element) patchElement(node, wanted, drawings);
  else node.nodeValue = wanted.nodeValue;
}

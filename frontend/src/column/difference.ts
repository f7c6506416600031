import { parseElement, parseNodes } from './fragment';

/** The difference between a newer version of an element and an earlier one: the answer to `?from=`. */
export interface Difference {
  readonly version: number;
  readonly from: number;
  /** Length of the newer element's text. */
  readonly length: number;
  readonly changes: readonly Change[];
}

/** Indexes of child nodes, from the element itself down to the node that changes. */
type Path = readonly number[];

/** A change of one node. Changes come from the last to the first, so that none moves the position of another. */
type Change =
  | readonly ['attribute', path: Path, name: string, value: string | null]
  | readonly ['text', path: Path, at: number, remove: number, text: string]
  | readonly ['nodes', path: Path, at: number, remove: number, html: string];

/** Parses a difference. Returns null if it is anything else. */
export function parseDifference(json: string): Difference | null {
  try {
    const parsed = JSON.parse(json) as Partial<Difference> | null;
    return parsed !== null && Array.isArray(parsed.changes) && typeof parsed.length === 'number'
      ? (parsed as Difference)
      : null;
  } catch {
    return null;
  }
}

/**
 * Returns the newer element, made from the server's drawing of the older one. Returns null if that was another element than the server compared
 * with: then the newer one must be fetched whole.
 */
export function applyDifference(drawing: string, difference: Difference): HTMLElement | null {
  const element = parseElement(drawing);
  if (element?.dataset['version'] !== String(difference.from)) return null;
  try {
    for (const change of difference.changes) apply(element, change);
  } catch {
    return null;
  }
  element.normalize();
  return element.textContent.length === difference.length ? element : null;
}

function apply(element: HTMLElement, change: Change): void {
  const node = change[1].reduce<Node>((parent, index) => childAt(parent, index), element);
  if (change[0] === 'attribute') {
    const [, , name, value] = change;
    if (value === null) (node as Element).removeAttribute(name);
    else (node as Element).setAttribute(name, value);
  } else if (change[0] === 'text') {
    const [, , at, remove, text] = change;
    (node as Text).replaceData(at, remove, text);
  } else {
    const [, , at, remove, html] = change;
    const gone = [...node.childNodes].slice(at, at + remove);
    if (gone.length < remove) throw new RangeError(`${String(gone.length)} children`);
    for (const child of gone) child.remove();
    node.insertBefore(parseNodes(html), node.childNodes[at] ?? null);
  }
}

/** Throws if there is no such node. */
function childAt(parent: Node, index: number): ChildNode {
  const child = parent.childNodes[index];
  if (child === undefined) throw new RangeError(`no child ${String(index)}`);
  return child;
}

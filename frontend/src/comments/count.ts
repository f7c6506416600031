/** A number of characters or comments, as people read it. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

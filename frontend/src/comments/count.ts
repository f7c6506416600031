/** Formats a number of characters or comments with separators of thousands. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

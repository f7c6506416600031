/** Builds a query, with its question mark, from the values that are neither missing nor empty. */
export function queryFrom(parts: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(parts).filter(([, value]) => (value ?? '') !== '');
  // URLSearchParams writes numbers too, which its type leaves out.
  return '?' + new URLSearchParams(given as string[][]).toString();
}

/** Returns a function that announces changes to users of screen readers when they next pause (WAI-ARIA `status`). */
export function openAnnouncer(): (words: string) => void {
  const region = document.createElement('p');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  document.body.append(region);
  return (words) => {
    region.textContent = words;
  };
}

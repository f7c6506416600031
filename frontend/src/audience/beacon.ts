/** What telling the server of a reader needs of the browser. */
export interface BeaconDeps {
  readonly navigator: Partial<Pick<Navigator, 'sendBeacon' | 'doNotTrack'>> & {
    readonly globalPrivacyControl?: boolean;
  };
}

/** Tells without waiting for an answer, also while the page goes; null where the reader asks not to be counted, or nothing can be told. */
export function openBeacon({ navigator }: BeaconDeps): ((address: string, said: object) => void) | null {
  if (navigator.doNotTrack === '1' || navigator.globalPrivacyControl === true) return null;
  if (navigator.sendBeacon === undefined) return null;
  return (address, said) => {
    navigator.sendBeacon?.(address, JSON.stringify(said));
  };
}

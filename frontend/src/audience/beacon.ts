export interface BeaconDeps {
  readonly navigator: Partial<Pick<Navigator, 'sendBeacon' | 'doNotTrack'>> & {
    readonly globalPrivacyControl?: boolean;
  };
}

/** Returns a function that sends data even while the page unloads; null if the reader asks not to be tracked or the browser has no beacons. */
export function openBeacon({ navigator }: BeaconDeps): ((address: string, said: object) => void) | null {
  if (navigator.doNotTrack === '1' || navigator.globalPrivacyControl === true) return null;
  if (navigator.sendBeacon === undefined) return null;
  return (address, said) => {
    navigator.sendBeacon?.(address, JSON.stringify(said));
  };
}

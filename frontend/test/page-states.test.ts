import { beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../src/memory/storage';
import { openPageStates, type PageStates } from '../src/returning/page-states';

const open = (): PageStates => openPageStates(openStorage(() => sessionStorage));

/** The browser goes to another page of the same tab. */
function leave(): unknown {
  const { state } = history as { state: unknown };
  history.replaceState(null, '');
  return state;
}

describe('page states', () => {
  beforeEach(() => {
    sessionStorage.clear();
    leave();
  });

  it('are recalled on the same entry of the history', () => {
    const here = open();
    expect(here.recall()).toBeNull();
    here.keep({ at: 3 });
    expect(open().recall()).toEqual({ at: 3 });
  });

  it('are not mixed up between entries', () => {
    open().keep('first');
    const first = leave();
    open().keep('second');
    const second = leave();
    history.replaceState(first, '');
    expect(open().recall()).toBe('first');
    history.replaceState(second, '');
    expect(open().recall()).toBe('second');
  });

  it('forget the oldest beyond twenty', () => {
    open().keep('first');
    const first = leave();
    for (let n = 0; n < 20; n += 1) {
      open().keep(n);
      leave();
    }
    history.replaceState(first, '');
    expect(open().recall()).toBeNull();
  });

  it('survive foreign data in the storage', () => {
    open();
    sessionStorage.setItem('unspool.places', '[1,null,{"a":2}]');
    expect(open().recall()).toBeNull();
    open().keep('mine');
    expect(open().recall()).toBe('mine');
  });
});

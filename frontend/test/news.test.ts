import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '@unspool/client';
import { openNews } from '../src/live/news';
import { change } from './fakes';

beforeEach(() => {
  document.body.innerHTML = '<div class="bar"><a class="bar-more" href="#footer">More</a></div>';
});

const place = (): HTMLElement => document.querySelector<HTMLElement>('.news') ?? document.body;
const published = (id: string, section = 'sport'): Change =>
  change(1, 'article-published', { id, section: { slug: section, name: section } }) as Change;
const retracted = (id: string): Change => change(2, 'article-retracted', { id }) as Change;

describe('the news', () => {
  it('shows how many articles are new, and links to them', () => {
    const tell = openNews({ section: null, address: '/' });
    expect(place().textContent).toBe('');
    tell(published('a'));
    expect(place().textContent).toBe('1 new article');
    tell(published('b'));
    tell(published('c'));
    tell(published('c'));
    expect(place().textContent).toBe('3 new articles');
    expect(place().querySelector('a')?.getAttribute('href')).toBe('/');
    expect(place().getAttribute('role')).toBe('status');
  });

  it('does not count an article that was retracted again', () => {
    const tell = openNews({ section: null, address: '/' });
    tell(published('a'));
    tell(published('b'));
    tell(retracted('a'));
    expect(place().textContent).toBe('1 new article');
    tell(retracted('b'));
    tell(retracted('z'));
    expect(place().textContent).toBe('');
  });

  it('counts only articles of the section on its page', () => {
    const tell = openNews({ section: 'sport', address: '/sections/sport' });
    tell(published('a', 'harbour'));
    expect(place().textContent).toBe('');
    tell(published('b'));
    expect(place().textContent).toBe('1 new article');
  });
});

import { expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { embedSnippet } from '../../../../src/ui/share/embed-address';
import { startMoments } from '../../../../src/ui/share/start-moments';

const step = (at: number | null, title: string) => ({
  id: title,
  at: at === null ? null : seconds(at),
  title,
  note: '',
  camera: null,
  commands: [],
  plays: false,
});

test('a link may open at its end, at what is shown, at a bookmark, at a step', () => {
  const bookmarks = [{ id: 'b', at: seconds(61), name: 'drain' }];
  const steps = [step(5, 'Start'), step(null, 'Anywhere'), step(61, 'Drain'), step(900, 'Later')];
  expect(startMoments(seconds(190), seconds(468), { bookmarks, steps })).toEqual([
    { value: '', label: '00:07:48, its end' },
    { value: '190000000', label: '00:03:10, now shown' },
    { value: '5000000', label: '00:00:05, step 1, “Start”' },
    { value: '61000000', label: '00:01:01, bookmark “drain”' },
  ]);
});

test('the frame’s name and address cannot break out of their attributes', () => {
  const html = embedSnippet({
    page: 'https://example.org/sandbox/',
    fragment: '#sandbox=1.abc&t=190',
    title: 'A "bold" <b> & brave rollout',
    autoplay: true,
    captions: true,
  });
  const host = /src="([^"]*)" title="([^"]*)"/.exec(html);
  expect(host?.[1]).toBe(
    'https://example.org/sandbox/?embed&amp;autoplay&amp;captions#sandbox=1.abc&amp;t=190',
  );
  expect(host?.[2]).toBe('A &quot;bold&quot; &lt;b> &amp; brave rollout');
});

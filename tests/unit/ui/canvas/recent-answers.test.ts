import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { RecentAnswers, shownSeconds } from '../../../../src/ui/canvas/recent-answers';

/** Ten requests a second; those from 100 s to 109 s fail. */
function viewAt(second: number) {
  const failedBy = (at: number) => 10 * Math.max(0, Math.min(at, 110) - 100);
  const total = {
    ended: 10 * second,
    ok: 10 * second - failedBy(second),
    failed: failedBy(second),
  };
  const failedPercent = failedBy(second) - failedBy(second - 10);
  return { okPercent: 100 - failedPercent, failedPercent, total };
}

function answersAt(second: number, span: number, every = 1) {
  const answers = new RecentAnswers();
  for (let at = 60; at < second; at += every) answers.over(viewAt(at), seconds(at), span);
  return answers.over(viewAt(second), seconds(second), span);
}

describe('a client’s shares', () => {
  test('are the engine’s where dots tell of no more than its ten seconds', () => {
    expect(shownSeconds({ playing: true, speed: 1, speedReached: 1 })).toBe(10);
    expect(answersAt(110, 10)).toMatchObject({ failedPercent: 100, seconds: 10 });
    expect(answersAt(121, 10)).toMatchObject({ failedPercent: 0, okPercent: 100 });
  });

  test('go back as far as failed requests are under way on the screen', () => {
    const span = shownSeconds({ playing: true, speed: 20, speedReached: 20 });
    expect(span).toBe(90);
    // A minute after the last failure: the engine’s ten seconds know nothing of it.
    expect(viewAt(170).failedPercent).toBe(0);
    expect(answersAt(170, span).failedPercent).toBeCloseTo((100 * 10) / 90, 5);
    expect(answersAt(201, span).failedPercent).toBe(0);
  });

  test('are told over a span that does not waver with the speed that is reached', () => {
    const spans = [6.8, 7, 7.1].map((speedReached) =>
      shownSeconds({ playing: true, speed: 20, speedReached }),
    );
    expect(spans).toEqual([30, 30, 30]);
    const most = { playing: true, speed: Infinity, speedReached: 5000 };
    expect(shownSeconds(most)).toBe(600);
  });

  test('count each request once, however seldom they are told', () => {
    expect(answersAt(150, 50, 5).failedPercent).toBeCloseTo(20, 5);
  });

  test('begin anew when the run does', () => {
    const answers = new RecentAnswers();
    answers.over(viewAt(200), seconds(200), 84);
    expect(answers.over(viewAt(105), seconds(105), 84).failedPercent).toBe(50);
  });
});

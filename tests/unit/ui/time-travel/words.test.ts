import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import type { DomainEvent } from '../../../../src/model/view';
import type { Edit } from '../../../../src/state/workspace-store';
import { within, zoomed } from '../../../../src/ui/dock/use-timeline-zoom';
import { momentName } from '../../../../src/ui/time-travel/bookmark';
import { redoWords, undoWords } from '../../../../src/ui/time-travel/undo-words';
import { statusOf } from '../../../support/frames';

const given = (again: { branch: number; at: ReturnType<typeof seconds> } | null = null): Edit => ({
  label: 'Update service web',
  run: { kind: 'given', length: 3, at: seconds(100) },
  again,
});
const switched: Edit = {
  label: 'Scale web',
  run: { kind: 'switched', from: { branch: 0, at: seconds(120) } },
  again: null,
};
const layout: Edit = { label: 'Move 2', before: { layout: {} }, after: { layout: {} } };
const at = (now: number, canTravel = true) => ({ now: seconds(now), run: statusOf({ canTravel }) });

describe('what undo says', () => {
  test.each([
    [given(), 142.4, 'Undo “Update service web”: rewinds 42 s'],
    [given(), 100.2, 'Undo “Update service web”'],
    [switched, 351, 'Undo “Scale web”: brings back the run before, at 00:02:00.0'],
    [switched, 120, 'Undo “Scale web”: brings back the run before'],
    [given(), 40, 'Undo “Update service web”: goes to 00:01:40.0'],
    [layout, 142, 'Undo “Move 2”'],
    [undefined, 142, 'Nothing to undo'],
  ])('%#', (edit, now, words) => {
    expect(undoWords(edit, at(now))).toBe(words);
  });

  test('where others use the run, that only the layout is undone', () => {
    expect(undoWords(layout, at(1, false))).toMatch(/layout only, since others use this run$/);
    expect(undoWords(undefined, at(1, false))).toBe('No change of layout to undo');
  });

  test('doing it again says how far time goes on', () => {
    const edit = given({ branch: 1, at: seconds(142) });
    expect(redoWords(edit, at(100))).toBe('Redo “Update service web”: goes on 42 s');
    expect(redoWords(layout, at(100))).toBe('Redo “Move 2”');
  });
});

describe('a bookmark is called', () => {
  const event = (time: number, type: string, message: string): DomainEvent => ({
    seq: time,
    at: seconds(time),
    type,
    subject: 'arn:aws:ecs:us-east-1:123456789012:service/demo/web',
    message,
  });
  const named = (...events: DomainEvent[]) => momentName({ now: seconds(60), events });

  test('by the most telling thing that had just happened', () => {
    const steady = event(58, 'ServiceEvent', '(service web) has reached a steady state.');
    expect(named(steady)).toBe('web has reached a steady state.');
    expect(named(event(57, 'Command', 'ECS.UpdateService'), steady)).toBe('UpdateService web');
  });

  test('by its time where nothing had', () => {
    expect(named(event(20, 'Command', 'ECS.UpdateService'))).toBe('At 00:01:00.0');
  });
});

describe('the stretch of the timeline', () => {
  test('grows and shrinks around a moment, which stays where it is', () => {
    expect(zoomed({ from: 100, to: 200 }, 0.5, 150, 600)).toEqual({ from: 125, to: 175 });
    expect(zoomed({ from: 100, to: 200 }, 0.5, 100, 600)).toEqual({ from: 100, to: 150 });
    expect(zoomed({ from: 100, to: 110 }, 0.01, 105, 600)).toEqual({ from: 102.5, to: 107.5 });
  });

  test('stays within the run', () => {
    expect(zoomed({ from: 0, to: 400 }, 4, 100, 600)).toEqual({ from: 0, to: 600 });
    expect(within({ from: -20, to: 80 }, 600)).toEqual({ from: 0, to: 100 });
    expect(within({ from: 560, to: 660 }, 600)).toEqual({ from: 500, to: 600 });
  });
});

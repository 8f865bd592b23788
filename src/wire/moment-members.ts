import { isoMoment } from '../model/calendar';

/**
 * Members of answers that are moments, by name. In JSON they are epoch seconds like any number; XML
 * spells them out and CBOR tags them. Held against AWS's published models by a test.
 */
const MOMENT = /(?:Time|Timestamp|Timestamps|Date|ValidUntil)$/;

/** True for a number that is a moment, in epoch seconds. */
export const isMoment = (member: string, value: unknown): value is number =>
  typeof value === 'number' && MOMENT.test(member);

export const spelledMoment = (epochSeconds: number): string => isoMoment(epochSeconds);

/**
 * The kinds of member an operation's input is made of. Every schema of this room is built from
 * these, so that `input-shape.ts` can say the same as plain data.
 */
import * as z from 'zod/mini';

// A page under a strict Content-Security-Policy may not build validators with `new Function`.
z.config({ jitless: true });

export const text = z.string();
export const whole = z.int();
export const decimal = z.number();
export const flag = z.boolean();
/** A moment: epoch seconds, or a text that says one. */
export const moment = z.union([z.number(), z.string()]);
/** A number of seconds, or a word that stands for one (`never`). */
export const numberOrWord = z.union([z.string(), z.number()]);
/** Free JSON: what AWS's models call a document. */
export const json = z.unknown();
export const texts = z.array(text);
export const textMap = z.record(z.string(), text);

export const list = <T extends z.ZodMiniType>(member: T) => z.array(member);
export const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values);
export const opt = <T extends z.ZodMiniType>(member: T) => z.optional(member);
/** A structure takes the members named and no other. */
export const structure = <T extends z.core.$ZodLooseShape>(members: T) => z.strictObject(members);

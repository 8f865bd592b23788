/** Links and pictures that carry something else than a sandbox. */
import { deflateSync, zlibSync } from 'fflate';
import { toBase64Url } from '../../../src/formats/share/base64-url';
import { withSandbox } from '../../../src/formats/share/png-sandbox';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { DEEP_FILES } from './deep-files';
import { SANDBOX } from './valid-files';

const bytes = (text: string) => new TextEncoder().encode(text);
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000);
const packed = (data: Uint8Array) => toBase64Url(deflateSync(data, { level: 1 }));

export interface HostilePacked<T> {
  readonly name: string;
  readonly made: () => T;
  readonly refusal: RegExp;
}

const link = (name: string, made: () => string, refusal: RegExp): HostilePacked<string> => ({
  name,
  made,
  refusal,
});

const deepNotes = () => String(DEEP_FILES.find(({ name }) => name.startsWith('notes'))!.content());

/** What follows `#sandbox=` or `#lesson=`. */
export const HOSTILE_LINKS: readonly HostilePacked<string>[] = [
  link('nothing', () => '', /cut off/),
  link('no text after the number', () => '1.', /damaged|cut off/),
  link('a newer packing', () => '2.abcd', /newer/),
  link('other characters', () => '1.%00<script>alert(1)</script>', /characters/),
  link('three million characters', () => `1.${'A'.repeat(3_000_000)}`, /long/),
  link('a bomb: sixty megabytes of nothing', () => `1.${packed(zeros(60))}`, /more than/),
  link('cut off', () => `1.${packed(bytes(JSON.stringify(SANDBOX))).slice(0, 100)}`, /cut off/),
  link('bytes that are no text', () => `1.${packed(Uint8Array.from([0xff, 0xfe, 0]))}`, /not text/),
  link(
    'bits changed',
    () => `1.${packed(bytes(JSON.stringify(SANDBOX))).replace(/^.{30}/, 'x'.repeat(30))}`,
    /./,
  ),
];

/** The same, for what a sandbox has in it. */
export const HOSTILE_SANDBOX_LINKS: readonly HostilePacked<string>[] = [
  link('something nested too deeply', () => `1.${packed(bytes(deepNotes()))}`, /too deep/),
  link('a list', () => `1.${packed(bytes('[]'))}`, /object/),
  link(
    'a newer version',
    () => `1.${packed(bytes('{"format":"ecs-sandbox","version":99}'))}`,
    /newer/,
  ),
  link(
    'members that would be inherited',
    () => `1.${packed(bytes('{"__proto__":{"format":"ecs-sandbox","version":2}}'))}`,
    /format/,
  ),
];

/** A picture of one dot. */
const DOT = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);
const SIGNATURE = DOT.subarray(0, 8);

function chunk(type: string, data: Uint8Array, length = data.length): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  new DataView(whole.buffer).setUint32(0, length);
  whole.set(bytes(type), 4);
  whole.set(data, 8);
  return whole;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const HEAD = Uint8Array.from([...bytes('ecs-sandbox'), 0, 1, 0, 0, 0]);
const carrying = (data: Uint8Array) => joined(SIGNATURE, chunk('iTXt', joined(HEAD, data)));

const png = (name: string, made: () => Uint8Array, refusal: RegExp): HostilePacked<Uint8Array> => ({
  name,
  made,
  refusal,
});

const CUT_OFF = /picture is cut off/;

export const HOSTILE_PICTURES: readonly HostilePacked<Uint8Array>[] = [
  png('the signature alone', () => SIGNATURE, CUT_OFF),
  png('half a chunk', () => joined(SIGNATURE, Uint8Array.from([0, 0, 0])), CUT_OFF),
  png(
    'a chunk of four gigabytes, by its own word',
    () => joined(SIGNATURE, chunk('iTXt', HEAD, 0xff_ff_ff_ff)),
    CUT_OFF,
  ),
  png(
    'a chunk of two gigabytes, by its own word',
    () => joined(SIGNATURE, chunk('IDAT', HEAD, 0x7f_ff_ff_ff), DOT),
    CUT_OFF,
  ),
  png('a million empty chunks', () => joined(SIGNATURE, new Uint8Array(12_000_000)), CUT_OFF),
  png(
    'our keyword and nothing more',
    () => joined(SIGNATURE, chunk('iTXt', HEAD.subarray(0, 14))),
    CUT_OFF,
  ),
  png('text that is not packed', () => carrying(bytes('{"format":"ecs-sandbox"}')), /damaged/),
  png(
    'a bomb: sixty megabytes of nothing',
    () => carrying(zlibSync(zeros(60), { level: 1 })),
    /more than/,
  ),
  png(
    'a sandbox cut off',
    () => withSandbox(DOT, SANDBOX as unknown as SandboxDocument).subarray(0, 300),
    CUT_OFF,
  ),
  png('a sandbox nested too deeply', () => carrying(zlibSync(bytes(deepNotes()))), /too deep/),
  png('a sandbox that is none', () => carrying(zlibSync(bytes('[1]'))), /object/),
];

/**
 * How wide a text will be, without a browser to ask: advance widths of the two bundled fonts, in
 * thousandths of the type size, for the printable ASCII characters from the space on. Measured from
 * Inter Variable and JetBrains Mono Variable; kerning is left out, which errs to the wide side.
 */
export type Weight = 400 | 600 | 700;

const FIRST = 32;
const widths = (list: string): number[] => list.split(' ').map(Number);

const INTER: Record<Weight, number[]> = {
  400: widths(
    '281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610 618 646 593 620 ' +
      '566 619 620 288 302 662 662 662 511 966 690 654 730 722 601 590 746 743 269 571 672 565 ' +
      '903 753 765 639 765 644 642 646 744 690 985 682 679 629 365 360 365 471 456 323 562 612 ' +
      '571 612 583 370 613 591 242 242 549 242 876 591 600 612 612 376 528 327 591 562 818 546 ' +
      '562 552 426 333 426 662',
  ),
  600: widths(
    '252 321 523 644 650 1004 663 326 373 373 540 673 319 465 319 379 660 423 623 636 666 612 640 ' +
      '576 640 640 319 329 673 673 673 543 999 728 659 737 722 605 588 749 746 277 580 703 565 ' +
      '922 759 769 645 773 652 650 660 736 728 1020 720 713 652 373 379 373 481 469 351 574 624 ' +
      '583 624 591 389 625 612 262 262 569 262 900 612 609 624 624 397 549 353 612 587 839 569 ' +
      '588 566 455 359 455 673',
  ),
  700: widths(
    '237 338 552 649 655 1016 672 339 377 377 559 679 334 468 334 388 674 431 630 646 676 622 649 ' +
      '582 651 649 334 343 679 679 679 560 1016 747 662 740 722 607 587 750 747 281 584 719 565 ' +
      '932 762 771 648 777 657 655 667 732 747 1038 738 731 664 377 388 377 487 476 365 581 630 ' +
      '588 630 596 398 632 623 271 271 580 271 913 623 613 630 630 407 560 366 623 600 850 580 ' +
      '602 573 469 372 469 679',
  ),
};

/** The few signs outside ASCII that our own words use, at the widest weight. */
const SIGNS: Record<string, number> = { '…': 1002, '·': 334, '×': 679, '–': 500, '—': 1000 };
/** Accented Latin, Cyrillic and Greek fit in this; Chinese, Japanese, Korean and emoji do not. */
const OTHER = 720;
const FULL_WIDTH = 1040;
const MONO = 600;
const DIGIT_ZERO = 48;

export interface Font {
  /** px */
  size: number;
  weight?: Weight;
  mono?: boolean;
}

function advance(char: string, weight: Weight, mono: boolean): number {
  const code = char.codePointAt(0)!;
  if (code >= 0x1100 && (code < 0x2000 || code > 0x2bff)) return FULL_WIDTH;
  if (mono) return MONO;
  // Figures are drawn in tabular form: each takes the width of a zero.
  if (code >= DIGIT_ZERO && code <= DIGIT_ZERO + 9) return INTER[weight][DIGIT_ZERO - FIRST]!;
  return INTER[weight][code - FIRST] ?? SIGNS[char] ?? OTHER;
}

/** The font's own size where a text fits at it, else a smaller one. */
export function sizeToFit(text: string, maxWidth: number, font: Font, smaller: number): number {
  return textWidth(text, font) <= maxWidth ? font.size : smaller;
}

/** A name in two lines of given widths, broken after a hyphen; null where it fits no such way. */
export function inTwoLines(
  text: string,
  [first, second]: readonly [number, number],
  font: Font,
): [string, string] | null {
  for (let at = text.lastIndexOf('-'); at > 0; at = text.lastIndexOf('-', at - 1)) {
    const [head, tail] = [text.slice(0, at + 1), text.slice(at + 1)];
    if (textWidth(head, font) <= first && textWidth(tail, font) <= second) return [head, tail];
  }
  return null;
}

/** Width of a text in px. */
export function textWidth(text: string, { size, weight = 400, mono = false }: Font): number {
  let thousandths = 0;
  for (const char of text) thousandths += advance(char, weight, mono);
  return (thousandths * size) / 1000;
}

/** The text if it fits, else as much of its beginning as fits with an ellipsis behind. */
export function fitText(text: string, maxWidth: number, font: Font): string {
  if (textWidth(text, font) <= maxWidth) return text;
  const budget = maxWidth - textWidth('…', font);
  let kept = '';
  let width = 0;
  for (const char of text) {
    width += textWidth(char, font);
    if (width > budget) break;
    kept += char;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}

/**
 * The same for names whose end tells them apart (`orders-api-blue`, `orders-api-green`): keeps
 * both ends and takes the middle out.
 */
export function fitName(text: string, maxWidth: number, font: Font): string {
  if (textWidth(text, font) <= maxWidth) return text;
  const chars = [...text];
  for (let kept = chars.length - 1; kept >= 4; kept--) {
    const tail = Math.floor(kept * 0.45);
    const shorter = `${chars.slice(0, kept - tail).join('')}…${chars.slice(-tail).join('')}`;
    if (textWidth(shorter, font) <= maxWidth) return shorter;
  }
  return fitText(text, maxWidth, font);
}

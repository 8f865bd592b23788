/** Control characters but for lines and tabs: a terminal takes them for orders. */
const ORDERS = /[^\P{Cc}\n\t]/gu;

/** Text of others without anything that would steer the terminal. */
export const harmless = (text: string): string => text.replace(ORDERS, '');

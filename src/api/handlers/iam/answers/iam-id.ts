import { namedId } from '../../../../model/named-id';

/** IAM's own id of a thing, `AROA…`: four letters of its kind and 17 of its own. */
export const iamId = (kind: string, name: string): string =>
  kind + namedId('', name).slice(1).toUpperCase();

import type * as z from 'zod/mini';

export interface Operation<S extends z.ZodMiniObject = z.ZodMiniObject> {
  readonly schema: S;
  /** True for whatever changes the sandbox: such a command goes into the log. */
  readonly mutates: boolean;
  /** One line: what the operation does. */
  readonly help: string;
  /** The members that pages are made of, where the answer comes in pages. */
  readonly paginated?: Pages;
}

export interface Pages {
  /** The list in the answer that is cut into pages. */
  readonly resultKey: string;
  readonly limitKey: 'maxResults' | 'PageSize' | 'MaxRecords' | 'MaxItems' | 'MaxResults' | 'limit';
  /** Input and output member that say where the next page begins. */
  readonly tokenKey: 'nextToken' | 'Marker' | 'NextToken';
  readonly nextTokenKey: 'nextToken' | 'NextMarker' | 'NextToken' | 'Marker';
}

/** An operation that changes the sandbox. */
export const changes = <S extends z.ZodMiniObject>(schema: S, help: string): Operation<S> => ({
  schema,
  mutates: true,
  help,
});
/** An operation that shows something of it. */
export const shows = <S extends z.ZodMiniObject>(
  schema: S,
  help: string,
  paginated?: Pages,
): Operation<S> => ({ schema, mutates: false, help, paginated });

export type InputShape =
  | { readonly type: 'string' | 'timestamp' | 'integer' | 'float' | 'boolean'; readonly min?: number; readonly max?: number }
  | { readonly type: 'list'; readonly member: InputShape; min?:number; max?: number }
  | { readonly type: 'map'; readonly value: InputShape }
  | {
      readonly type: 'structure';
      readonly members: { readonly [name: string]: InputShape };
      readonly required: readonly string[];
    };

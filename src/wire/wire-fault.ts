/** A request that cannot be understood: answered in the shape its protocol has for errors. */
export class WireFault extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** Wall seconds that a request's flight along one edge takes on the screen, at any speed. */
export const FLIGHT_SECONDS = 0.7;

/** Edges from a client to a task and, for what has failed, back again. */
export const EDGES_THERE_AND_BACK = 6;

export interface RollingWindow {
  /** Lets one more in, or says in how many whole seconds (at least 1) there is room again. */
  enter(): number | undefined;
}

/** At most so many requests in any window of so many milliseconds. Those turned away do not count. */
export function createRollingWindow(requests: number, windowMs: number, now: () => number): RollingWindow {
  let entered: number[] = [];
  return {
    enter() {
      const at = now();
      entered = entered.filter((earlier) => earlier > at - windowMs);
      const [oldest] = entered;
      if (oldest !== undefined && entered.length >= requests)
        return Math.max(1, Math.ceil((oldest + windowMs - at) / 1000));
      entered.push(at);
      return undefined;
    },
  };
}

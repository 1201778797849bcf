/** 1 / (1 + e^-x), without overflow. */
export function sigmoid(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}

/** -log of the probability that log-odds give to a label, 0 or 1, in nats; without overflow. */
export function logisticLoss(label: number, logOdds: number): number {
  const against = label === 1 ? -logOdds : logOdds;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

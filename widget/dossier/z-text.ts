/** −0.4 → "−0.40": as statements are compared, with a real minus. */
export const zText = (z: number): string => z.toFixed(2).replace("-", "−");

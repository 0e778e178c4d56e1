package dev.toami.engine.decorate;

/** Tokens that come at a steady rate and are kept up to a number. Not thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long filledAt;

    /** A full one. */
    TokenBucket(double perSecond, double capacity, long now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /** How long until {@code cost} may be taken, 0 if it may be taken now; what costs more than a full bucket needs that. */
    long nanosUntil(double cost, long now) {
        tokens = Math.min(capacity, tokens + (now - filledAt) * perSecond / NANOS_PER_SECOND);
        filledAt = now;
        double missing = Math.min(cost, capacity) - tokens;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perSecond * NANOS_PER_SECOND);
    }

    /** Takes {@code cost}; what is not there is owed. */
    void take(double cost) {
        tokens -= cost;
    }
}

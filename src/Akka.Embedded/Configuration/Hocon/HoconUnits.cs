using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Durations and sizes.</summary>
internal static class HoconUnits
{
    private static readonly Dictionary<string, double> TicksPerUnit = new()
    {
        ["ns"] = 0.01,
        ["nano"] = 0.01,
        ["nanos"] = 0.01,
        ["nanosecond"] = 0.01,
        ["nanoseconds"] = 0.01,
        ["us"] = 10,
        ["micro"] = 10,
        ["micros"] = 10,
        ["microsecond"] = 10,
        ["microseconds"] = 10,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["milli"] = TimeSpan.TicksPerMillisecond,
        ["millis"] = TimeSpan.TicksPerMillisecond,
        ["millisecond"] = TimeSpan.TicksPerMillisecond,
        ["milliseconds"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["second"] = TimeSpan.TicksPerSecond,
        ["seconds"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["minute"] = TimeSpan.TicksPerMinute,
        ["minutes"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["hour"] = TimeSpan.TicksPerHour,
        ["hours"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
        ["day"] = TimeSpan.TicksPerDay,
        ["days"] = TimeSpan.TicksPerDay,
    };

    private static readonly Dictionary<string, long> BytesPerUnit = SizeUnits();

    public static bool TryParseDuration(string? text, bool allowInfinite, out TimeSpan duration)
    {
        duration = Timeout.InfiniteTimeSpan;
        if (text is null)
            return false;
        if (allowInfinite && text.Equals("infinite", StringComparison.OrdinalIgnoreCase))
            return true;

        var (number, unit) = Split(text);
        double ticks = TimeSpan.TicksPerMillisecond;
        if (unit.Length > 0 && !TicksPerUnit.TryGetValue(unit, out ticks))
            return false;
        if (!double.TryParse(number, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var count) || !(count >= 0))
            return false;

        var total = Math.Round(count * ticks);
        if (total > TimeSpan.MaxValue.Ticks)
            return false;
        duration = total == TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)total);
        return true;
    }

    public static bool TryParseSize(string? text, out long bytes)
    {
        bytes = 0;
        if (text is null)
            return false;

        var (number, unit) = Split(text);
        var factor = 1L;
        if (unit.Length > 0 && !BytesPerUnit.TryGetValue(unit, out factor))
            return false;
        if (long.TryParse(number, NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var count))
        {
            var size = (Int128)count * factor;
            bytes = (long)size;
            return size == bytes;
        }

        if (!decimal.TryParse(number, NumberStyles.Number, NumberFormatInfo.InvariantInfo, out var fraction)
            || Math.Abs(fraction) > long.MaxValue / factor)
            return false;
        bytes = (long)(fraction * factor);
        return true;
    }

    private static (string Number, string Unit) Split(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.Length;
        while (digits > 0 && !char.IsAsciiDigit(trimmed[digits - 1]))
            digits--;
        return (trimmed[..digits], trimmed[digits..].Trim());
    }

    // Powers of 1024 have short names as in memory sizes, powers of 1000 the SI names.
    private static Dictionary<string, long> SizeUnits()
    {
        var units = new Dictionary<string, long> { ["b"] = 1, ["B"] = 1, ["byte"] = 1, ["bytes"] = 1 };
        (string Letter, string Binary, string Decimal)[] powers =
        [
            ("K", "kibi", "kilo"), ("M", "mebi", "mega"), ("G", "gibi", "giga"),
            ("T", "tebi", "tera"), ("P", "pebi", "peta"), ("E", "exbi", "exa"),
        ];
        var binary = 1L;
        var @decimal = 1L;
        foreach (var power in powers)
        {
            binary *= 1024;
            @decimal *= 1000;
            foreach (var name in (string[])[power.Letter, power.Letter.ToLowerInvariant(), power.Letter + "i",
                power.Letter + "iB", power.Binary + "byte", power.Binary + "bytes"])
                units.Add(name, binary);
            foreach (var name in (string[])[power.Letter == "K" ? "kB" : power.Letter + "B",
                power.Decimal + "byte", power.Decimal + "bytes"])
                units.Add(name, @decimal);
        }

        return units;
    }
}

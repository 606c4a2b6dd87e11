using System.Globalization;
using System.Xml.Linq;

namespace Sharer.Benchmarks.Reporting;

/// <summary>A chart as SVG: its text is text, it suits light and dark pages, and the same figures make the same file.</summary>
internal static class ChartSvg
{
    private const double Width = 800;
    private const double Height = 400;
    private const double Left = 84;
    private const double Right = 500;
    private const double Top = 56;
    private const double Bottom = 344;
    private const double LineHeight = 17;
    private const int Hues = 7;

    // A page of its own colour underneath: whether the page around it is light or dark need not be what the system prefers.
    private static readonly string Style = $$"""

        text { font: 13px system-ui, "Segoe UI", Roboto, sans-serif }
        .title { font-size: 15px; font-weight: 600 } .strong { font-weight: 600 }
        .x { text-anchor: middle } .y { text-anchor: end }
        .line { fill: none; stroke-width: 1.75 } .own { stroke-width: 3.5 } .limit { stroke-dasharray: 5 4 }
        {{Colours("#ffffff", "#1f2328", "#d1d9e0", "#59636e", "#0969da", "#bc4c00", "#1a7f37", "#8250df", "#9a6700", "#bf3989", "#116a7b")}}
        @media (prefers-color-scheme: dark) {
        {{Colours("#0d1117", "#f0f6fc", "#3d444d", "#9198a1", "#58a6ff", "#f0883e", "#3fb950", "#bc8cff", "#d29922", "#f778ba", "#39c5cf")}}
        }

        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Render(Chart chart)
    {
        var x = new LogScale(chart.Callers[0], chart.Callers[^1], Left + 12, Right);
        var y = LogScale.Around(chart.Lines.SelectMany(static line => line.Values), Bottom, Top);
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {Width} {Height}")), new XAttribute("role", "img"), new XAttribute("aria-labelledby", "title desc"),
            new XElement(Svg + "title", new XAttribute("id", "title"), chart.Title),
            new XElement(Svg + "desc", new XAttribute("id", "desc"), chart.Description),
            new XElement(Svg + "style", Style),
            new XElement(Svg + "rect", new XAttribute("class", "page"), new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("rx", 6)),
            Label("title", Left, 30, chart.Title),
            y.Ticks.SelectMany(tick => (XElement[])[
                Straight("grid", Left, y.At(tick), Right, y.At(tick)),
                Label("y", Left - 8, y.At(tick) + 4, Number(tick))]),
            chart.Callers.Select(callers => Label("x", x.At(callers), Bottom + 22, Number(callers))),
            Label("x", (Left + Right) / 2, Bottom + 44, "callers"),
            chart.Lines.Select((line, i) => Line(chart, line, Colour(chart, i), x, y)),
            Names(chart, y));
        return root.ToString() + Environment.NewLine;
    }

    private static string Colours(string page, string ink, string grid, string grey, params ReadOnlySpan<string> hues)
    {
        var text = $".page {{ fill: {page} }} text {{ fill: {ink} }} .grid {{ stroke: {grid} }} .lead {{ stroke: {grey} }}";
        for (var i = -1; i < hues.Length; i++)
        {
            var (name, hue) = i < 0 ? ("grey", grey) : ($"c{i}", hues[i]);
            text += $"{Environment.NewLine}.line.{name} {{ stroke: {hue} }} .dot.{name}, text.{name} {{ fill: {hue} }}";
        }

        return text;
    }

    private static XElement Line(Chart chart, ChartLine line, string colour, LogScale x, LogScale y) => new(
        Svg + "g",
        new XElement(
            Svg + "polyline",
            new XAttribute("class", $"line {colour}{Class(line)}"),
            new XAttribute("points", string.Join(' ', line.Values.Select((value, i) => Text($"{x.At(chart.Callers[i]):0.0},{y.At(value):0.0}"))))),
        line.Values.Select((value, i) => new XElement(
            Svg + "circle",
            new XAttribute("cx", Text($"{x.At(chart.Callers[i]):0.0}")), new XAttribute("cy", Text($"{y.At(value):0.0}")),
            new XAttribute("r", line.Kind == ChartLineKind.Own ? 4 : 3), new XAttribute("class", $"dot {colour}"),
            new XElement(Svg + "title", Text($"{line.Name}, {chart.Callers[i]:N0} caller{(chart.Callers[i] == 1 ? "" : "s")}: {value:N0}")))));

    // Each name at the end of its line, moved down, and if need be all up again, as far as it takes for none to cover another.
    private static IEnumerable<XElement> Names(Chart chart, LogScale y)
    {
        var order = Enumerable.Range(0, chart.Lines.Count).OrderBy(i => y.At(chart.Lines[i].Values[^1])).ToArray();
        var places = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            places[i] = Math.Max(y.At(chart.Lines[order[i]].Values[^1]), i == 0 ? Top : places[i - 1] + LineHeight);
        }

        for (var (i, lowest) = (order.Length - 1, Bottom); i >= 0 && places[i] > lowest; i--, lowest -= LineHeight)
        {
            places[i] = lowest;
        }

        return order.SelectMany((index, i) =>
        {
            var line = chart.Lines[index];
            return (XElement[])[
                Straight("lead", Right + 6, y.At(line.Values[^1]), Right + 20, places[i]),
                new XElement(
                    Svg + "text",
                    new XAttribute("class", $"{(line.Kind == ChartLineKind.Own ? "strong " : "")}{Colour(chart, index)}"),
                    new XAttribute("x", Right + 24), new XAttribute("y", Text($"{places[i] + 4:0.0}")), line.Name)];
        });
    }

    // What the chart is about has the same colour in each.
    private static string Colour(Chart chart, int index) => chart.Lines[index].Kind switch
    {
        ChartLineKind.Limit => "grey",
        ChartLineKind.Own => "c0",
        _ => Text($"c{1 + (chart.Lines.Take(index).Count(static line => line.Kind == ChartLineKind.Peer) % (Hues - 1))}"),
    };

    private static string Class(ChartLine line) => line.Kind switch
    {
        ChartLineKind.Own => " own",
        ChartLineKind.Limit => " limit",
        _ => "",
    };

    private static XElement Straight(string type, double x1, double y1, double x2, double y2) => new(
        Svg + "line", new XAttribute("class", type),
        new XAttribute("x1", Text($"{x1:0.0}")), new XAttribute("y1", Text($"{y1:0.0}")), new XAttribute("x2", Text($"{x2:0.0}")), new XAttribute("y2", Text($"{y2:0.0}")));

    private static XElement Label(string type, double x, double y, string text) => new(
        Svg + "text", new XAttribute("class", type), new XAttribute("x", Text($"{x:0.0}")), new XAttribute("y", Text($"{y:0.0}")), text);

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

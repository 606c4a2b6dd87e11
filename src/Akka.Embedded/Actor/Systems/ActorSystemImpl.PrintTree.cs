using System.Text;

namespace Akka.Actor.Internal;

internal sealed partial class ActorSystemImpl
{
    public override string PrintTree()
    {
        var text = new StringBuilder();
        PrintNode(text, LookupRoot, 0);
        return text.ToString();
    }

    private static void PrintNode(StringBuilder text, IActorRef node, int depth)
    {
        text.Append(' ', depth * 4).Append(depth == 0 ? "-> " : "⌊-> ").Append(node.Path.Name).Append(' ').Append(node.GetType().Name);
        if (node is not LocalActorRef { Cell: var cell })
        {
            text.AppendLine();
            return;
        }

        var children = cell.Children.Children;
        text.Append(' ').Append(cell.Actor?.GetType().ToString() ?? "null")
            .Append(" status=").Append(cell.Mailbox.Status)
            .Append(' ').Append(children.Length).AppendLine(" children");
        foreach (var child in children.Order())
            PrintNode(text, child, depth + 1);
    }
}

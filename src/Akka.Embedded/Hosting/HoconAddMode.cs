namespace Akka.Hosting;

/// <summary>Where added HOCON stands among what is there.</summary>
public enum HoconAddMode
{
    /// <summary>Below: what is there holds, the added is a fallback.</summary>
    Append,

    /// <summary>Above: the added holds.</summary>
    Prepend,

    /// <summary>As <see cref="Prepend"/>.</summary>
    Replace,
}

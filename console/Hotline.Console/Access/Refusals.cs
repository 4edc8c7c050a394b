using Hotline.Console.Layout;
using Microsoft.AspNetCore.Http;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Access;

/// <summary>Pages that say no, and why.</summary>
internal static class Refusals
{
    /// <summary>The role has no such right.</summary>
    public static IResult Forbidden(HttpContext context) => Say(context, "Forbidden", StatusCodes.Status403Forbidden);

    /// <summary>There is no such thing, or not for this person: which of the two is not told.</summary>
    public static IResult NotFound(HttpContext context) => Say(context, "NotFound", StatusCodes.Status404NotFound);

    /// <summary>The form did not come from our page, or from one opened before signing in.</summary>
    public static IResult Stale(HttpContext context) => Say(context, "Stale", StatusCodes.Status400BadRequest);

    /// <summary>The files of the form are larger together than it takes.</summary>
    public static IResult TooLarge(HttpContext context) => Say(context, "TooLarge", StatusCodes.Status413PayloadTooLarge);

    private static IResult Say(HttpContext context, string name, int status)
        => context.Page(T(name + "_Title"), Fragment.Of<Message>(new MessageModel(T(name + "_Title"), T(name + "_Text"))), status: status);
}

using Hotline.Knowledge.Editing;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Knowledge;

/// <summary>Reads an article's fields as they come from the page: lists have an entry a line; keywords and areas may also have commas.</summary>
internal static class ArticleFields
{
    private static readonly char[] Lines = ['\n', '\r'];
    private static readonly char[] LinesAndCommas = ['\n', '\r', ',', '，', '、'];

    public static ArticleForm Read(IFormCollection form) => new()
    {
        Title = form["title"].ToString().Trim(),
        AskedAs = List(form["asked"], Lines),
        Keywords = List(form["keywords"], LinesAndCommas),
        Category = form["category"].ToString(),
        Department = form["department"].ToString(),
        Areas = List(form["areas"], LinesAndCommas),
        ValidFrom = form["validFrom"].ToString().Trim(),
        ValidUntil = form["validUntil"].ToString().Trim(),
        Source = form["source"].ToString().Trim(),
        Reviewed = form["reviewed"].ToString().Trim(),
        Spoken = form["spoken"].ToString().Trim(),
        Body = form["body"].ToString(),
    };

    private static string[] List(string? text, char[] between)
        => (text ?? "").Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

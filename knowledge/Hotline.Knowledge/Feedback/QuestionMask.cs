using System.Text.RegularExpressions;

namespace Hotline.Knowledge.Feedback;

/// <summary>
/// Takes out of a question what says who asked it: telephone, identity card and ticket numbers in digits or words, and names where
/// somebody introduces themselves or is addressed. A name in running text without such a sign stays; nobody could tell it from a word.
/// </summary>
public static partial class QuestionMask
{
    private const string Hidden = "***";

    /// <summary>The text without them.</summary>
    public static string Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = Digits().Replace(question, Hidden);
        text = DigitWords().Replace(text, Hidden);
        text = Introduced().Replace(text, m => m.Groups[1].Value + Hidden);
        text = Addressed().Replace(text, m => "某" + m.Groups[1].Value);
        return IntroducedInEnglish().Replace(text, m => m.Groups[1].Value + Hidden);
    }

    // Five digits or more, whatever stands between them.
    [GeneratedRegex(@"\+?\d(?:[ \-]?\d){4,}[xX]?")]
    private static partial Regex Digits();

    [GeneratedRegex("[零〇一二三四五六七八九幺两]{7,}")]
    private static partial Regex DigitWords();

    [GeneratedRegex(@"(免贵姓|我姓|我叫|姓名是|姓名[：:]|名字叫|名字是)\s*\p{IsCJKUnifiedIdeographs}{1,4}(?=[，,。.；;、\s]|$)")]
    private static partial Regex Introduced();

    [GeneratedRegex("[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤](先生|女士|小姐|大爷|大妈|大姐|阿姨|师傅|老师|医生|主任|经理|书记)")]
    private static partial Regex Addressed();

    [GeneratedRegex(@"(my name is |name: )\p{L}+(?: (?-i:\p{Lu})\p{L}+)*", RegexOptions.IgnoreCase)]
    private static partial Regex IntroducedInEnglish();
}

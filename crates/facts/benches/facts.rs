//! Throughput of finding facts, in bytes a second.
//!
//! Run: `cargo bench -p zhen-facts`.

use divan::Bencher;
use divan::counter::BytesCount;
use zhen_facts::find_facts;
use zhen_text::Language;

fn main() {
    divan::main();
}

#[divan::bench]
fn english(bencher: Bencher) {
    let text = "On 3 March 2021 the ministers met for the third time and agreed that trade had \
                grown by 12.5 per cent, to 1.4 billion dollars, since the treaty of 1998. They \
                thanked the hosts for the warm welcome, and looked forward to the next round of \
                talks, which the two sides will hold as soon as the weather allows. "
        .repeat(200);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| find_facts(divan::black_box(&text), Language::English));
}

#[divan::bench]
fn chinese(bencher: Bencher) {
    let text = "2021年3月3日，两国部长举行第三次会谈，一致认为自一九九八年条约签订以来，双边贸易\
                增长百分之十二点五，达到14亿美元。他们感谢东道主的热情接待，期待在天气允许时尽快\
                举行下一轮会谈，就共同关心的问题继续深入交换意见，推动两国关系不断向前发展。"
        .repeat(200);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| find_facts(divan::black_box(&text), Language::Chinese));
}

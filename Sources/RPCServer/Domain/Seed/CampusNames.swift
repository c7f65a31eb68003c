/// Names for people who do not exist: common given and family names of people who live in Britain.
/// Given and family names are drawn apart, so a full name is a coincidence.
enum CampusNames {
  static let given = words(
    """
    Aaliyah Aaron Abigail Adam Adeola Agnieszka Ahmed Aisha Akira Alasdair Alex Alexandra Ali Alice
    Amara Amelia Amir Amy Ananya Andrew Angharad Anna Anthony Aoife Arjun Arthur Ayesha Beatrice
    Ben Bethan Bilal Bronwen Callum Cara Caroline Catherine Charlie Chen Chidi Chloe Chris Ciara
    Claire Connor Daisy Daniel David Declan Deepa Dylan Eilidh Elena Eleri Elizabeth Ella Emeka
    Emily Emma Erin Ethan Eve Farah Fatima Femi Finn Fiona Freya Gareth Grace Hamza Hannah Haruka
    Harriet Harry Hassan Helen Henry Hugh Ibrahim Imani Imogen Isaac Isla Jack Jade James Jasmine
    Jess Joanna John Joseph Kai Karolina Kate Kavita Khadija Kieran Kwame Lara Laura Leo Lewis
    Liam Lily Lucy Luke Magda Maisie Mariam Mark Martha Mateo Matthew Maya Megan Mei Michael Mina
    Mohammed Molly Nadia Naomi Nathan Ngozi Niamh Nia Nikhil Noor Oliver Olivia Omar Oscar Owen
    Paul Peter Phoebe Poppy Priya Rachel Rahul Rebecca Reece Rhiannon Rhys Rohan Rosa Rosie Ruby
    Ryan Saira Sam Samina Sana Sarah Sean Shreya Siân Simon Sofia Sophie Stephen Sunita Tariq
    Temi Theo Thomas Toby Tomasz Uzma Victoria Wei William Yasmin Yusuf Zahra Zainab Zoë
    """)

  static let family = words(
    """
    Abbott Abdi Abubakar Adams Adebayo Adeyemi Agarwal Ahmed Akhtar Ali Allen Amin Anderson Andrews
    Appiah Asante Ashworth Aziz Bailey Baker Balogun Banerjee Barnes Begum Bell Bennett Bhatt Booth
    Bradley Brennan Brown Burke Byrne Campbell Carter Chan Chapman Chaudhry Chen Cheung Clark
    Clarke Clegg Cohen Collins Cook Cooper Cox Cruz Das Davies Dawson Desai Dixon Doyle Edwards
    Ellis Evans Farooq Fernandes Fisher Fletcher Foster Fraser Gallagher Garcia Gibson Gill Gordon
    Graham Grant Gray Green Griffiths Gupta Hall Hamilton Harris Harrison Hassan Hill Holmes Hope
    Hossain Howard Hughes Hunt Hussain Ibrahim Iqbal Islam Jackson James Jenkins Johnson Jones
    Joshi Kamara Kaur Kelly Kennedy Khan King Knight Kowalski Kumar Lam Lawrence Lee Leung Lewis
    Li Lloyd MacDonald Mahmood Malik Marshall Martin Mason Mbeki McCarthy McKenzie Mehta Mensah
    Miah Miller Mills Mitchell Moore Morgan Morris Murphy Murray Musa Nair Nguyen Nowak
    O'Brien O'Connor O'Neill Obi Okafor Okonkwo Osei Owen Palmer Park Parker Parry Patel Pearson
    Pereira Phillips Powell Price Qureshi Rahman Rana Rao Reid Rees Reynolds Richards Roberts
    Robinson Rogers Rose Russell Ryan Saleh Santos Shah Sharma Shaw Siddiqui Silva Simpson Singh
    Smith Stewart Suleiman Sutton Tan Taylor Thapa Thomas Thompson Turner Uddin Varga Walker Wang
    Ward Watson White Williams Wilson Wong Wood Wright Yang Yeung Young Zhang Zielinska
    """)

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
